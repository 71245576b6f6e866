// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * No lock that is held over a user copy is taken with mmap_lock held, and no
 * user copy is made with mmap_lock held. Host-side.
 *
 * A copy whose page is absent takes mmap_lock. Both halves of the circle are
 * seen in the clean run, each by itself (lib/kapi/lock_order.c); no fault and
 * no second thread are needed. Locks are told apart one by one, so that two of
 * the same name are no circle.
 *
 * What it cannot see: drivers whose mmap method the workload does not reach.
 */
#include <stdio.h>
#include <string.h>

#include "oracle.h"

static int makes_copy(const struct cf_case *c, const struct cf_site *site)
{
	const struct cf_op_record *call = cf_case_run(c);

	for (unsigned long i = 0; i < call->accesses; i++)
		if (c->run->trace.entries[call->first + i].site == site)
			return 1;
	return 0;
}

int cf_oracle_order(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_lock_order *order = c->order;
	const char *name;

	if (!order || !order->site || !makes_copy(c, order->site))
		return 0;
	name = order->name ? order->name : "a lock";
	finding->class = CF_CLASS_CX2;
	finding->relation = strcmp(name, "mmap_lock") ?
		"a lock held over a user copy, and taken with mmap_lock held" :
		"a user copy with mmap_lock held";
	finding->site = order->site;
	finding->observed = cf_case_run(c)->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "a copy outside of the lock, or mmap and fault methods that do without it");
	snprintf(finding->detail, sizeof(finding->detail),
		 "%s is taken below mmap_lock at the place shown", name);
	/* Inside the call: what follows may be another function. */
	finding->where[0] = order->taken_at - 1;
	finding->frames = 1;
	return 1;
}
