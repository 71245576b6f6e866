// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A transfer whose copy ends half way returns what the driver's policy says:
 * the bytes that arrived, or an error and never a part. Host-side.
 *
 * The contract allows either, so nothing is judged where nothing is declared.
 * What arrived is counted in bytes; in whole copies where a word is fetched at
 * once or the policy speaks of records: half of one is of no use.
 */
#include <stdio.h>

#include "oracle.h"

static unsigned long arrived(const struct cf_case *c)
{
	const struct cf_op *op = cf_case_op(c);
	unsigned long prefix = cf_case_prefix(op, c->run, cf_case_run(c));
	unsigned long whole = c->hit->uaddr - op->ubuf;

	if (cf_prims[c->hit->prim].unit == CF_UNIT_BYTES &&
	    cf_case_policy(c, CF_POLICY_DATA) != CF_DATA_RECORD)
		return prefix;
	return whole <= prefix ? whole : 0;
}

int cf_oracle_counted(const struct cf_case *c, struct cf_finding *finding)
{
	long ret = cf_case_run(c)->ret, clean = cf_case_clean(c)->ret;

	if (cf_op_moves(cf_case_op(c)->type) != c->hit->dir || clean <= 0 ||
	    !cf_case_residue(c) || !cf_case_is_user(c))
		return 0;
	finding->class = CF_CLASS_RV8;
	finding->observed = ret;
	if (ret < 0 && arrived(c)) {
		finding->relation = "an error, though bytes arrived";
		snprintf(finding->expected, sizeof(finding->expected),
			 "the %lu bytes that arrived", arrived(c));
		return cf_case_promised(c, finding, CF_POLICY_SHORT,
					CF_SHORT_COUNT);
	}
	if (ret > 0 && ret < clean) {
		finding->relation = "a part, where all or nothing was promised";
		snprintf(finding->expected, sizeof(finding->expected),
			 "%ld or -EFAULT", clean);
		return cf_case_promised(c, finding, CF_POLICY_SHORT,
					CF_SHORT_NOTHING);
	}
	return 0;
}
