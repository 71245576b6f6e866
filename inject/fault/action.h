/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What happens while an absent page is brought in. Private to inject/fault.
 * Host-side.
 */
#ifndef CF_ACTION_H
#define CF_ACTION_H

#include "fault/fault.h"

/** struct cf_action_form - a row of actions.def */
struct cf_action_form {
	const char *name;
	enum cf_arg arg[CF_ACTION_ARGS];
	void (*run)(const struct cf_fault_action *action,
		    const struct cf_access *access);
};

/** cf_action_form() - The row of an action. NULL when there is none. */
const struct cf_action_form *cf_action_form(unsigned int type);

/** cf_action_is_valid() - Could the parser have made it? */
int cf_action_is_valid(const struct cf_fault_action *action);

/** cf_action_fits() - Do its offsets lie inside of an access of @size bytes? */
int cf_action_fits(const struct cf_fault_action *action, unsigned long size);

/** cf_fault_is_lonely() - Does it take another task, and there is none? */
int cf_fault_is_lonely(const struct cf_fault *fault);

struct cf_scan;

/** cf_action_parse() - Read one more action of @fault. Return: R2. 0 or -EINVAL with a complaint. */
int cf_action_parse(struct cf_scan *s, struct cf_fault *fault);

/* Context: kernel-side, while a page fault is serviced; the page is there. */
#define CF_ACTION(NAME, name, a, b, text) \
	void cf_action_##name(const struct cf_fault_action *action, \
			      const struct cf_access *access);
#include "fault/actions.def"
#undef CF_ACTION

#endif
