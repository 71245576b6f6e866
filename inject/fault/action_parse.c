/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Read "NAME(A,B)" behind "then", as actions.def has it. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "fault/action.h"
#include "fault/scan.h"

static int want_char(struct cf_scan *s, char c, const char *action)
{
	cf_scan_blanks(s);
	if (*s->at != c)
		return cf_scan_refuse(s, s->at, "", "'%c' of %s()", c, action);
	s->at++;
	cf_scan_blanks(s);
	return 0;
}

static int parse_argument(struct cf_scan *s, enum cf_arg what,
			  unsigned long *out)
{
	const char *at = s->at;

	switch (what) {
	case CF_ARG_NONE:
		break;
	case CF_ARG_OFFSET:
		return cf_scan_number(s, "an offset", out);
	case CF_ARG_MASK:
		if (cf_scan_positive(s, "a mask", out))
			return -EINVAL;
		if (*out > 0xff)
			return cf_scan_refuse(s, at, "",
					      "a mask from 1 to 0xff");
		break;
	case CF_ARG_NUMBER:
		if (cf_scan_number(s, "a number", out))
			return -EINVAL;
		if (*out > 0xffffffffUL)
			return cf_scan_refuse(s, at, "",
					      "a number below 2^32");
	}
	return 0;
}

static int parse_arguments(struct cf_scan *s, struct cf_fault_action *action)
{
	const struct cf_action_form *form = cf_action_form(action->type);

	if (form->arg[0] == CF_ARG_NONE)
		return 0;
	if (want_char(s, '(', form->name))
		return -EINVAL;
	for (int i = 0; i < CF_ACTION_ARGS && form->arg[i]; i++)
		if ((i && want_char(s, ',', form->name)) ||
		    parse_argument(s, form->arg[i], &action->arg[i]))
			return -EINVAL;
	return want_char(s, ')', form->name);
}

static int refuse_action(struct cf_scan *s)
{
	struct cf_nearest nearest = { 0 };
	char word[CF_FAULT_NAME_MAX], list[128] = "";
	size_t n = 0;

	snprintf(word, sizeof(word), "%.*s", (int)cf_scan_seen(s->at), s->at);
	nearest.word = word;
	for (int i = 0; i < CF_ACTION_COUNT && n < sizeof(list); i++) {
		cf_nearest_offer(&nearest, cf_action_form(i)->name);
		n += snprintf(list + n, sizeof(list) - n, "%s%s", n ? ", " : "",
			      cf_action_form(i)->name);
	}
	return cf_scan_refuse(s, s->at,
			      word[0] ? cf_nearest_get(&nearest) : "",
			      "an action (%s)", list);
}

int cf_action_parse(struct cf_scan *s, struct cf_fault *fault)
{
	struct cf_fault_action *action = &fault->action[fault->actions];

	cf_scan_blanks(s);
	if (fault->actions == CF_ACTIONS_MAX)
		return cf_scan_refuse(s, s->at, "", "at most %d actions",
				      CF_ACTIONS_MAX);
	while (action->type < CF_ACTION_COUNT &&
	       !cf_scan_skip(s, cf_action_form(action->type)->name))
		action->type++;
	if (action->type == CF_ACTION_COUNT)
		return refuse_action(s);
	fault->actions++;
	return parse_arguments(s, action);
}
