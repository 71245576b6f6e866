// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The returned value lies where such a value can lie: not above the count of a
 * transfer, and not a negative errno that lost its sign on the way. Host-side.
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_domain(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	long ret = cf_case_run(c)->ret;
	int moves = cf_op_moves(op->type) >= 0;

	if (ret == cf_case_clean(c)->ret)
		return 0;
	if (ret >= 0xfffff001L && ret <= 0xffffffffL) {
		finding->relation = "errno without its sign";
		snprintf(finding->expected, sizeof(finding->expected),
			 "%d", (int)ret);
	} else if (moves && ret > 0 && (unsigned long)ret > op->size) {
		finding->relation = "more than was asked for";
		snprintf(finding->expected, sizeof(finding->expected),
			 "at most the %lu bytes asked for, or -EFAULT",
			 op->size);
	} else {
		return 0;
	}
	finding->class = CF_CLASS_RV6;
	finding->observed = ret;
	return 1;
}
