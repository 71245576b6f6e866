/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What happens while an absent page is brought in: the table of actions, and
 * those that only change user memory. Host-side.
 */
#include <string.h>

#include "cf_mm.h"
#include "fault/action.h"

static const struct cf_action_form forms[CF_ACTION_COUNT] = {
#define CF_ACTION(NAME, name, a, b, text) \
	[CF_ACTION_##NAME] = { #name, { CF_ARG_##a, CF_ARG_##b }, \
			       cf_action_##name },
#include "fault/actions.def"
#undef CF_ACTION
};

const struct cf_action_form *cf_action_form(unsigned int type)
{
	return type < CF_ACTION_COUNT ? &forms[type] : NULL;
}

const char *cf_action_name(enum cf_action type)
{
	return forms[type].name;
}

int cf_action_is_valid(const struct cf_fault_action *action)
{
	const struct cf_action_form *form = cf_action_form(action->type);

	for (int i = 0; form && i < CF_ACTION_ARGS; i++)
		switch (form->arg[i]) {
		case CF_ARG_NONE:
			if (action->arg[i])
				return 0;
			break;
		case CF_ARG_MASK:
			if (!action->arg[i] || action->arg[i] > 0xff)
				return 0;
			break;
		case CF_ARG_NUMBER:
			if (action->arg[i] > 0xffffffffUL)
				return 0;
			break;
		case CF_ARG_OFFSET:
			break;
		}
	return form != NULL;
}

int cf_action_fits(const struct cf_fault_action *action, unsigned long size)
{
	const struct cf_action_form *form = cf_action_form(action->type);

	for (int i = 0; i < CF_ACTION_ARGS; i++)
		if (form->arg[i] == CF_ARG_OFFSET && action->arg[i] >= size)
			return 0;
	return 1;
}

/* As another thread of the program would change it. */
void cf_action_flip(const struct cf_fault_action *action,
		    const struct cf_access *access)
{
	unsigned char *byte = cf_user_ptr(access->uaddr + action->arg[0], 1);

	if (byte)
		*byte ^= action->arg[1];
}
