// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What is returned is not the number of bytes NOT copied. Host-side.
 *
 * One run proves it where a clean call returns 0, as most ioctls do. Where
 * positive results are normal, a coincidence is possible: it takes two runs
 * whose results follow two different residues (needs_two).
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_residue(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	long ret = cf_case_run(c)->ret, clean = cf_case_clean(c)->ret;
	long residue = cf_case_residue(c);
	int moves = cf_op_moves(op->type) >= 0;

	if (ret <= 0 || !residue || ret == clean)
		return 0;
	if (ret != residue && (moves || clean <= 0 || ret != clean + residue))
		return 0;
	if (moves && (unsigned long)ret ==
		     cf_case_prefix(op, c->run, cf_case_run(c)))
		return 0;
	finding->class = CF_CLASS_RV1;
	finding->relation = "result follows the residue";
	finding->observed = ret;
	finding->needs_two = moves || clean != 0;
	snprintf(finding->expected, sizeof(finding->expected),
		 moves ? "the bytes that moved, or -EFAULT" : "-EFAULT");
	return 1;
}
