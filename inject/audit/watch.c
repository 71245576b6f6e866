// SPDX-License-Identifier: LGPL-2.1-or-later
/* Which policy the runs of a sweep show a driver to follow. Host-side. */
#include <string.h>

#include "watch.h"

static void note(struct cf_watch *watch, int op, int knob, int choice,
		 unsigned long number)
{
	struct cf_seen_choice *seen = &watch->seen[op][knob][choice];
	unsigned long first = __atomic_load_n(&seen->first, __ATOMIC_RELAXED);

	__atomic_add_fetch(&seen->runs, 1, __ATOMIC_RELAXED);
	while ((!first || first > number + 1) &&
	       !__atomic_compare_exchange_n(&seen->first, &first, number + 1,
					    0, __ATOMIC_RELAXED,
					    __ATOMIC_RELAXED))
		;
}

/* Do later calls see whether this one was made? */
static int matters(const struct cf_case *c)
{
	const unsigned char *without = cf_world_without(c->worlds);
	unsigned long from = c->worlds->layout.at[c->hit->op + 1];

	return without && memcmp(without + from,
				 cf_world_clean(c->worlds) + from,
				 c->worlds->layout.size - from);
}

/* Could a broken promise have been seen in this run? Of a failed copy only. */
static int could_break(const struct cf_case *c, enum cf_policy_knob knob)
{
	int is_transfer = cf_op_moves(cf_case_op(c)->type) >= 0;

	if (cf_case_run(c)->ret >= 0 || cf_case_clean(c)->ret < 0)
		return 0;
	switch (knob) {
	case CF_POLICY_ON_EFAULT:
		return matters(c);
	case CF_POLICY_STATE:
		return c->hit->dir == CF_FROM_USER && matters(c);
	case CF_POLICY_COPY_OUT:
		return c->hit->dir == CF_TO_USER && !is_transfer &&
		       cf_case_missing(c);
	case CF_POLICY_SHORT:
	case CF_POLICY_DATA:
	case CF_POLICY_POSITION:
	case CF_POLICY_COUNT:
		break;	/* nothing shows that they were kept */
	}
	return 0;
}

void cf_watch_run(struct cf_watch *watch, const struct cf_case *c,
		  int is_broken, unsigned long number)
{
	if (!c->worlds->layout.size || !cf_case_residue(c))
		return;
	for (int knob = 0; knob < CF_POLICY_COUNT; knob++) {
		if (c->shown[knob])
			note(watch, c->hit->op, knob, c->shown[knob], number);
		else if (!is_broken && could_break(c, knob))
			note(watch, c->hit->op, knob, CF_POLICY_STRICT, number);
	}
}

void cf_watch_clean(struct cf_watch *watch, const struct cf_workload *workload,
		    const struct cf_record *clean)
{
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op_record *call = &clean->op[i];

		if (cf_op_moves(workload->op[i].type) >= 0 && call->ret > 0)
			note(watch, i, CF_POLICY_POSITION,
			     call->pos_after - call->pos_before == call->ret ?
			     CF_POSITION_BYTES : CF_POSITION_OTHER, 0);
	}
}
