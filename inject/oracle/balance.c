// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call gives back what it took of the context: locks, preemption, interrupts,
 * page faults, the address limit. Host-side.
 *
 * A call that keeps something on purpose, as an open that locks what release
 * unlocks, does so in the clean run too and is not accused.
 */
#include <stdio.h>

#include "oracle.h"

struct item {
	const char *relation;
	enum cf_class class;
	long before, after, clean_before, clean_after;
};

static int compare(const struct item *items, int count,
		   struct cf_finding *finding)
{
	for (int i = 0; i < count; i++) {
		const struct item *item = &items[i];
		long change = item->after - item->before;

		if (change == item->clean_after - item->clean_before)
			continue;
		finding->class = item->class;
		finding->relation = item->relation;
		snprintf(finding->expected, sizeof(finding->expected),
			 "as it was before the call");
		snprintf(finding->detail, sizeof(finding->detail),
			 "%ld before, %ld after", item->before, item->after);
		return 1;
	}
	return 0;
}

#define ITEM(field, class_, relation_) {				\
	relation_, CF_CLASS_##class_, run->before.field,		\
	run->after.field, clean->before.field, clean->after.field,	\
}

int cf_oracle_balance(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *clean = cf_case_clean(c);
	const struct cf_op_record *run = cf_case_run(c);
	const struct item items[] = {
		ITEM(locks, RS1, "locks held after the call"),
		ITEM(addr_limit, RS6, "address limit left changed (set_fs)"),
		ITEM(irq_disabled, RS6, "interrupts left disabled"),
		ITEM(preempt, RS6, "preemption left disabled"),
		ITEM(pagefault_disabled, RS6, "page faults left disabled"),
		ITEM(rcu, RS6, "RCU read lock left held"),
		ITEM(user_access, RS6, "user_access_begin() left open"),
	};

	finding->observed = run->ret;
	return compare(items, sizeof(items) / sizeof(items[0]), finding);
}
