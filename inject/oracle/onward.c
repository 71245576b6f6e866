// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call whose copy failed says -EFAULT and ends there. Host-side.
 *
 * Another errno is bad manners (errno.c) until the call is seen to have gone on
 * with its work: it fetched more, allocated, slept or wrote to a port after the
 * copy had failed. Then the error was noted and lost. An ioctl that returns 0
 * where a clean one returns something has lost it too.
 *
 * What it cannot see: work that is none of these, as on memory of a device.
 */
#include <errno.h>
#include <stdio.h>

#include "oracle.h"

static int fetched_more(const struct cf_case *c)
{
	const struct cf_op_record *run = cf_case_run(c);
	const struct cf_trace_entry *entry = c->hit + 1;
	const struct cf_trace_entry *end = &c->run->trace.entries[run->first +
								  run->accesses];

	for (; entry < end; entry++)
		if (entry->dir == CF_FROM_USER && entry->copied)
			return 1;
	return 0;
}

static int is_overwritten(const struct cf_case *c)
{
	const struct cf_op_record *run = cf_case_run(c);

	return run->ret < 0 && run->ret != -EFAULT &&
	       (run->effort > c->hit->effort || fetched_more(c));
}

static int is_unset(const struct cf_case *c)
{
	return cf_case_op(c)->type == CF_OP_IOCTL && !cf_case_run(c)->ret &&
	       cf_case_clean(c)->ret > 0 && cf_case_missing(c);
}

int cf_oracle_onward(const struct cf_case *c, struct cf_finding *finding)
{
	if (cf_case_clean(c)->ret < 0 || !cf_case_residue(c) ||
	    !cf_case_is_user(c))
		return 0;
	if (is_overwritten(c))
		finding->relation = "it went on, and the error became another";
	else if (is_unset(c))
		finding->relation = "it gave up, and set no error";
	else
		return 0;
	finding->class = CF_CLASS_RV5;
	finding->observed = cf_case_run(c)->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "-EFAULT, and nothing done behind the copy that failed");
	return 1;
}
