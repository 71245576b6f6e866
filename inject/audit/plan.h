/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a census to the runs of a sweep. Host-side. */
#ifndef CF_PLAN_H
#define CF_PLAN_H

#include "fault/fault.h"
#include "trace/trace.h"

/**
 * struct cf_plan - every run of a sweep, without a list of them
 *
 * A run is a number; cf_plan_fault() says what it does. Runs of one user copy
 * are neighbours: efault, then partial, midcopy and notpresent, each at rising
 * offsets.
 */
struct cf_plan {
	struct cf_plan_item {
		const struct cf_trace_entry *entry;
		unsigned long first;	/* number of its first run */
		unsigned long size;	/* bytes at which it can be stopped */
		unsigned long offsets;	/* of them planned, per kind */
	} *item;
	unsigned long items;
	unsigned long runs;
	unsigned long sampled;		/* copies too long for every offset */
};

/**
 * cf_plan_make() - Plan the sweep of a census.
 * @trace: of a clean run; must outlive the plan
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_plan_make(struct cf_plan *plan, const struct cf_trace *trace);

/** cf_plan_fault() - What run number @run injects. @run < plan->runs. */
void cf_plan_fault(const struct cf_plan *plan, unsigned long run,
		   struct cf_fault *fault);

/** cf_plan_item_end() - First run behind those of the user copy that @run stops. */
unsigned long cf_plan_item_end(const struct cf_plan *plan, unsigned long run);

#endif
