/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Print a fault so that parsing it again gives an equal fault. The occurrence
 * is always printed, an option only when it is not the kind's default.
 * Host-side.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "fault/action.h"

struct printer {
	char *buf;
	size_t size;
	size_t used; /* what all of it needs, also when it did not fit */
};

static void __attribute__((format(printf, 2, 3)))
put(struct printer *out, const char *format, ...)
{
	size_t at = out->used < out->size ? out->used : out->size;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(out->buf + at, out->size - at, format, args);
	va_end(args);
	out->used += n > 0 ? n : 0;
}

static void put_site(struct printer *out, const struct cf_fault *fault)
{
	if (fault->ioctl[0])
		put(out, "ioctl:%s/", fault->ioctl);
	if (fault->driver[0])
		put(out, "%s/", fault->driver);
	put(out, "%s/%s", fault->function, fault->prim);
	if (fault->ordinal)
		put(out, ":%u", fault->ordinal);
	put(out, "#%lu", fault->occ_first);
	if (fault->occ_last == CF_FAULT_FOREVER)
		put(out, "+");
	else if (fault->occ_last != fault->occ_first)
		put(out, "..%lu", fault->occ_last);
}

static void put_offset(struct printer *out, const struct cf_fault *fault)
{
	switch ((enum cf_fault_base)fault->base) {
	case CF_FAULT_BYTE:
		if (fault->kind != CF_KIND_EFAULT)
			put(out, "@%lu", fault->offset);
		break;
	case CF_FAULT_END:
		put(out, fault->offset ? "@end-%lu" : "@end", fault->offset);
		break;
	case CF_FAULT_PAGE:
		put(out, "@page+%lu", fault->offset);
		break;
	case CF_FAULT_FIELD:
		put(out, fault->offset ? "@%s+%lu" : "@%s", fault->field,
		    fault->offset);
		break;
	case CF_FAULT_BASE_COUNT:
		break;
	}
}

static void put_action(struct printer *out,
		       const struct cf_fault_action *action)
{
	const struct cf_action_form *form = cf_action_form(action->type);

	put(out, form->arg[0] ? " then %s(" : " then %s", form->name);
	for (int i = 0; i < CF_ACTION_ARGS; i++)
		switch (form->arg[i]) {
		case CF_ARG_NONE:
			break;
		case CF_ARG_OFFSET:
			put(out, i ? ",%lu" : "%lu", action->arg[i]);
			break;
		case CF_ARG_MASK:
			put(out, i ? ",0x%02lx" : "0x%02lx", action->arg[i]);
			break;
		case CF_ARG_NUMBER:
			put(out, i ? ",0x%lx" : "0x%lx", action->arg[i]);
			break;
		}
	if (form->arg[0])
		put(out, ")");
}

static void put_options(struct printer *out, const struct cf_fault *fault)
{
	if (!!fault->sticky != cf_fault_sticky_default(fault->kind))
		put(out, fault->sticky ? " sticky" : " transient");
	if (fault->unserviceable)
		put(out, " unserviceable");
	if (fault->slack)
		put(out, " slack=%lu", fault->slack);
	if (fault->round)
		put(out, " round=%u", fault->round);
	for (int i = 0; i < fault->actions; i++)
		put_action(out, &fault->action[i]);
}

int cf_fault_format(const struct cf_fault *fault, char *buf, size_t size)
{
	struct printer out = { .buf = buf, .size = size };
	const char *why;

	if (cf_fault_conflict(fault, &why) != CF_PART_NONE)
		return -EINVAL;
	put_site(&out, fault);
	put(&out, " %s", cf_kind_names[fault->kind]);
	put_offset(&out, fault);
	put_options(&out, fault);
	return out.used < size ? 0 : -ENOSPC;
}
