/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Actions that take another task: it is told what to do, but who it is and
 * what it reads and writes is another's business. Host-side.
 */
#include "fault/action.h"

static void (*company)(const struct cf_fault_action *action);

void cf_fault_company(void (*enter)(const struct cf_fault_action *action))
{
	company = enter;
}

const struct cf_fault_action *cf_fault_guest(const struct cf_fault *fault)
{
	for (int i = 0; i < fault->actions; i++)
		if (fault->action[i].type != CF_ACTION_FLIP)
			return &fault->action[i];
	return NULL;
}

int cf_fault_is_lonely(const struct cf_fault *fault)
{
	return !company && cf_fault_guest(fault);
}

#define COMPANY(name)							\
	void cf_action_##name(const struct cf_fault_action *action,	\
			      const struct cf_access *access)		\
	{								\
		(void)access;						\
		if (company)						\
			company(action);				\
	}
COMPANY(read)
COMPANY(write)
COMPANY(ioctl)
COMPANY(open)
COMPANY(release)
COMPANY(remove)
COMPANY(signal)
