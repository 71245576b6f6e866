// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The bytes that a short read counts are those that a clean read gives.
 * Host-side.
 *
 * That they did not move at all is prefix.c's to say, or ignored.c's.
 */
#include <stdio.h>
#include <string.h>

#include <cf_mm.h>

#include "oracle.h"

int cf_oracle_content(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	const unsigned char *want = c->data[c->hit->op];
	const unsigned char *got;
	long ret = cf_case_run(c)->ret;

	if (cf_op_moves(op->type) != CF_TO_USER || !want || ret <= 0 ||
	    ret > cf_case_clean(c)->ret ||
	    cf_case_prefix(op, c->run, cf_case_run(c)) < (unsigned long)ret)
		return 0;
	got = cf_user_ptr(op->ubuf, ret);
	if (!got || !memcmp(got, want, ret))
		return 0;
	for (long i = 0; i < ret; i++) {
		if (got[i] == want[i])
			continue;
		finding->class = CF_CLASS_RV7;
		finding->relation = "counts bytes that are not the stream's";
		finding->observed = ret;
		snprintf(finding->expected, sizeof(finding->expected),
			 "the first %ld bytes of a clean read", ret);
		snprintf(finding->detail, sizeof(finding->detail),
			 "byte %ld is 0x%02x, a clean read gives 0x%02x", i,
			 got[i], want[i]);
		return 1;
	}
	return 0;
}
