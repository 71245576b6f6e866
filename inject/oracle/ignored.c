// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call does not report the success of a clean run when bytes that the clean
 * run moved never moved. Host-side.
 *
 * It asks what moved in the whole call, so a driver that tried again and got
 * through is right. That the wrong state shows is graver news, and state.c's.
 * What it cannot see: which copies of an ioctl may fail by design; a policy says
 * so. What a read or write counts is no matter of policy.
 */
#include <stdio.h>

#include "oracle.h"

/* It fails only when nothing arrived: whoever asks no more takes a part for all. */
static enum cf_class class_of(const struct cf_case *c)
{
	return c->hit->prim == CF_PRIM_simple_write_to_buffer ?
	       CF_CLASS_ST11 : CF_CLASS_RV2;
}

int cf_oracle_ignored(const struct cf_case *c, struct cf_finding *finding)
{
	long ret = cf_case_run(c)->ret;
	unsigned long missing;

	if (ret < 0 || ret != cf_case_clean(c)->ret || !cf_case_residue(c))
		return 0;
	missing = cf_case_missing(c);
	if (!missing)
		return 0;
	finding->class = class_of(c);
	finding->relation = c->hit->dir == CF_TO_USER ?
			    "success, and the user never got the bytes" :
			    "success, and the driver never got the bytes";
	finding->observed = ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 cf_op_moves(cf_case_op(c)->type) >= 0 ?
		 "the bytes that moved, or -EFAULT" : "-EFAULT");
	snprintf(finding->detail, sizeof(finding->detail),
		 "%lu of %lu bytes never %s", missing, c->hit->size,
		 c->hit->dir == CF_TO_USER ? "reached user memory" :
					     "left user memory");
	return c->hit->dir != CF_TO_USER ||
	       cf_op_moves(cf_case_op(c)->type) >= 0 ||
	       !cf_case_may(c, finding, CF_POLICY_COPY_OUT);
}
