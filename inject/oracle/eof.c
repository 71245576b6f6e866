// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A transfer of which nothing could be moved is -EFAULT, not 0: a reader takes
 * 0 for the end of the file, a writer tries again for ever. Host-side.
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_eof(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);

	if (cf_op_moves(op->type) != c->hit->dir || !op->size)
		return 0;
	if (cf_case_run(c)->ret != 0 || cf_case_clean(c)->ret <= 0)
		return 0;
	if (cf_case_prefix(op, c->run, cf_case_run(c)))
		return 0;
	finding->class = CF_CLASS_RV3;
	finding->relation = "0 for a fault at the first byte";
	finding->observed = 0;
	snprintf(finding->expected, sizeof(finding->expected), "-EFAULT");
	return 1;
}
