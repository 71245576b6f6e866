// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A transfer whose copy ends half way returns what the driver's policy says:
 * the bytes that arrived, or an error and never a part. Host-side.
 *
 * The contract allows either, so nothing is judged where nothing is declared.
 * An error breaks the promise of a count when a clean call for just the bytes
 * that arrived would have counted any: half a word, or half of what the driver
 * takes at once, is nothing to count.
 */
#include <stdio.h>

#include "oracle.h"

/* Bytes; whole copies where one is all or nothing. */
static unsigned long arrived(const struct cf_case *c)
{
	const struct cf_op *op = cf_case_op(c);
	unsigned long prefix = cf_case_prefix(op, c->run, cf_case_run(c));
	unsigned long whole = c->hit->uaddr - op->ubuf;

	if (cf_prims[c->hit->prim].unit == CF_UNIT_BYTES)
		return prefix;
	return whole <= prefix ? whole : 0;
}

/* What could have been counted of them. */
static long countable(const struct cf_case *c)
{
	enum cf_op_type type = cf_case_op(c)->type;

	if (!c->shown && cf_case_policy(c, CF_POLICY_SHORT) != CF_SHORT_COUNT)
		return 0;	/* nobody asks */
	if ((type != CF_OP_READ && type != CF_OP_WRITE) || !c->worlds ||
	    !c->worlds->layout.size || !arrived(c))
		return 0;
	return cf_world_count(c->worlds, arrived(c));
}

int cf_oracle_counted(const struct cf_case *c, struct cf_finding *finding)
{
	long ret = cf_case_run(c)->ret, clean = cf_case_clean(c)->ret;
	long count;

	if (cf_op_moves(cf_case_op(c)->type) != c->hit->dir || clean <= 0 ||
	    !cf_case_residue(c) || !cf_case_is_user(c))
		return 0;
	finding->class = CF_CLASS_RV8;
	finding->observed = ret;
	if (ret < 0 && (count = countable(c)) > 0) {
		finding->relation = "an error, though bytes arrived";
		snprintf(finding->expected, sizeof(finding->expected),
			 "%ld, as a call for the %lu bytes that arrived", count,
			 arrived(c));
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
