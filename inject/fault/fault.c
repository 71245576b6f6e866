/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a fault means: which parts may stand together, which are the defaults,
 * and where in one given access it lies. No text, no state. Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "cf_mm.h"
#include "cf_quirks.h"
#include "cf_module.h"
#include "fault/action.h"

/*
 * efault and midcopy are about an address, so the address stays bad; the other
 * two are events, after which a retry succeeds.
 */
int cf_fault_sticky_default(unsigned int kind)
{
	return kind == CF_KIND_EFAULT || kind == CF_KIND_MIDCOPY;
}

static int is_name(const char *name, int may_be_empty)
{
	const char *end = memchr(name, '\0', CF_FAULT_NAME_MAX);

	if (!end || (end == name && !may_be_empty))
		return 0;
	return strspn(name, "abcdefghijklmnopqrstuvwxyz"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_*?") ==
	       (size_t)(end - name);
}

static int are_actions(const struct cf_fault *f)
{
	if (f->actions > CF_ACTIONS_MAX)
		return 0;
	for (int i = 0; i < f->actions; i++)
		if (!cf_action_is_valid(&f->action[i]))
			return 0;
	return 1;
}

/* One other task, one interleaving. */
static int guests(const struct cf_fault *f)
{
	int count = 0;

	for (int i = 0; i < f->actions; i++)
		count += f->action[i].type != CF_ACTION_FLIP;
	return count;
}

static enum cf_fault_part broken_part(const struct cf_fault *f,
				      const char **why)
{
	*why = "a valid fault";
	if (!is_name(f->ioctl, 1) || strpbrk(f->ioctl, "*?") ||
	    !is_name(f->driver, 1) || !is_name(f->function, 0) ||
	    !is_name(f->prim, 0))
		return CF_PART_SITE;
	if (!f->occ_first || f->occ_last < f->occ_first)
		return CF_PART_OCC;
	if (f->kind <= CF_KIND_NONE || f->kind >= CF_KIND_COUNT)
		return CF_PART_KIND;
	if (f->base >= CF_FAULT_BASE_COUNT)
		return CF_PART_OFFSET;
	if (f->round && f->round != 4 && f->round != 8)
		return CF_PART_ROUND;
	if ((f->base == CF_FAULT_FIELD) != (f->field[0] != '\0'))
		return CF_PART_OFFSET;
	return are_actions(f) ? CF_PART_NONE : CF_PART_THEN;
}

enum cf_fault_part cf_fault_conflict(const struct cf_fault *f, const char **why)
{
	enum cf_fault_part broken = broken_part(f, why);
	int is_serviced = f->kind == CF_KIND_NOTPRESENT && !f->unserviceable;

	if (broken != CF_PART_NONE)
		return broken;
	*why = "efault: without an MMU only access_ok() can stop a copy";
	if (!CF_ARCH_HAS_MMU && f->kind != CF_KIND_EFAULT)
		return CF_PART_KIND;
	*why = "no offset: efault is bad from byte 0, midcopy@K from byte K";
	if (f->kind == CF_KIND_EFAULT && (f->base || f->offset))
		return CF_PART_OFFSET;
	*why = "notpresent before unserviceable";
	if (f->unserviceable && f->kind != CF_KIND_NOTPRESENT)
		return CF_PART_UNSERVICEABLE;
	*why = "unserviceable with it: a serviced page stays";
	if (f->sticky && is_serviced)
		return CF_PART_STICKY;
	*why = "no slack: efault copies nothing that slack could take back";
	if (f->slack && f->kind == CF_KIND_EFAULT)
		return CF_PART_SLACK;
	*why = "unserviceable with it: a serviced copy has no residue";
	if (f->slack && is_serviced)
		return CF_PART_SLACK;
	*why = "no round: efault copies nothing that could be rounded";
	if (f->round && f->kind == CF_KIND_EFAULT)
		return CF_PART_ROUND;
	*why = "unserviceable with it: a serviced copy has no residue";
	if (f->round && is_serviced)
		return CF_PART_ROUND;
	*why = "notpresent, serviceable: only then something happens meanwhile";
	if (f->actions && !is_serviced)
		return CF_PART_THEN;
	*why = "one action at most that takes another task";
	if (guests(f) > 1)
		return CF_PART_THEN;
	return CF_PART_NONE;
}

/* The boundary lies inside the buffer: at its first byte it would be efault. */
static unsigned long to_page_boundary(unsigned long uaddr)
{
	return CF_PAGE_SIZE - (uaddr & (CF_PAGE_SIZE - 1));
}

static int find_offset(const struct cf_fault *fault,
		       const struct cf_access *access, unsigned long *at)
{
	*at = fault->offset;
	switch ((enum cf_fault_base)fault->base) {
	case CF_FAULT_BYTE:
		return 1;
	case CF_FAULT_END:
		*at = access->size - fault->offset;
		return fault->offset <= access->size;
	case CF_FAULT_PAGE:
		return !__builtin_add_overflow(to_page_boundary(access->uaddr),
					       fault->offset, at);
	case CF_FAULT_FIELD:
		return !__builtin_add_overflow(fault->field_at, fault->offset,
					       at);
	case CF_FAULT_BASE_COUNT:
		break;
	}
	return 0;
}

/*
 * Bytes that came and are given up for whole words: old copy loops counted
 * words while there were any, and only then bytes.
 *
 *	|word|word|word|bb|	stopped at the third byte of the second word:
 *	|copied|xx|		one word copied, two good bytes given up
 */
static unsigned long given_up(const struct cf_fault *fault,
			      const struct cf_access *access, unsigned long at)
{
	unsigned long words;

	if (!fault->round || access->unit != CF_UNIT_BYTES)
		return 0;
	words = access->size - access->size % fault->round;
	return at < words ? at % fault->round : 0;
}

int cf_fault_place(const struct cf_fault *fault, const struct cf_access *access,
		   struct cf_stop *stop)
{
	unsigned long at, slack = fault->slack;

	if (!find_offset(fault, access, &at))
		return 0;
	/* A residue cannot exceed the size: slack takes back what came. */
	if (slack > at)
		slack = at;
	slack += given_up(fault, access, at - slack);
	/* All bytes are good, and still the copy says it is short. */
	if (fault->kind == CF_KIND_PARTIAL && at == access->size) {
		at -= slack;
		slack = 0;
	}
	if (at >= access->size)
		return 0;
	for (int i = 0; i < fault->actions; i++)
		if (!cf_action_fits(&fault->action[i], access->size))
			return 0;
	memset(stop, 0, sizeof(*stop));
	stop->kind = fault->kind;
	stop->sticky = fault->sticky;
	stop->unserviceable = fault->unserviceable;
	stop->at = at;
	stop->slack = slack;
	return 1;
}

static int is_only_call(const struct cf_site *site)
{
	struct cf_module *module = cf_module_find(site->driver);
	struct cf_site *other = NULL;

	if (!module || site->ordinal > 1)
		return site->ordinal <= 1;
	while ((other = cf_module_next_site(module, other)))
		if (other != site && other->prim == site->prim &&
		    !strcmp(other->function, site->function))
			return 0;
	return 1;
}

void cf_fault_at_site(struct cf_fault *out, const struct cf_site *site,
		      unsigned long occurrence, unsigned int kind,
		      unsigned long at)
{
	memset(out, 0, sizeof(*out));
	snprintf(out->driver, sizeof(out->driver), "%s", site->driver);
	snprintf(out->function, sizeof(out->function), "%s", site->function);
	snprintf(out->prim, sizeof(out->prim), "%s", cf_prims[site->prim].name);
	if (!is_only_call(site))
		out->ordinal = site->ordinal;
	out->occ_first = occurrence;
	out->occ_last = occurrence;
	out->kind = kind;
	out->sticky = cf_fault_sticky_default(kind);
	if (kind != CF_KIND_EFAULT)
		out->offset = at;
}
