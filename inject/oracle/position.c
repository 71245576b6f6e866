// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The file position moves by what the call returns, and not at all when it
 * fails. Host-side.
 *
 * read(2) leaves the position open when a call fails, so that half is S3.
 * Since 3.14 read() and write() drop what a failed call left in *ppos; a caller
 * in the kernel does not, so it is told, as S3 too.
 *
 * Judged only where a clean call moves the position by what it returns, or the
 * policy says that it does.
 */
#include <stdio.h>

#include "oracle.h"

static long long moved(const struct cf_op_record *call)
{
	return call->pos_after - call->pos_before;
}

/* Does f_pos count the bytes of this device? */
static int is_judged(const struct cf_case *c)
{
	const struct cf_op_record *clean = cf_case_clean(c);

	switch (cf_case_policy(c, CF_POLICY_POSITION)) {
	case CF_POSITION_BYTES:
		return 1;
	case CF_POSITION_OTHER:
		return 0;
	default:
		return moved(clean) == clean->ret;
	}
}

/*
 * Moved by a call that failed, and nobody but the driver knows. What such a
 * helper of the kernel's has moved is not the driver's to take back.
 */
static int is_dropped(const struct cf_case *c, const struct cf_op_record *run)
{
	return run->ret < 0 && !moved(run) &&
	       run->pos_left != run->pos_before &&
	       c->hit->prim != CF_PRIM_simple_read_from_buffer &&
	       c->hit->prim != CF_PRIM_simple_write_to_buffer;
}

int cf_oracle_position(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *clean = cf_case_clean(c);
	const struct cf_op_record *run = cf_case_run(c);
	long want = run->ret > 0 ? run->ret : 0;

	if (cf_op_moves(cf_case_op(c)->type) < 0 || clean->ret <= 0 ||
	    !is_judged(c) || (moved(run) == want && !is_dropped(c, run)))
		return 0;
	finding->class = CF_CLASS_ST2;
	finding->severity = run->ret < 0 ? 3 : 2;
	finding->relation = run->ret < 0 ? "f_pos moved by a call that failed" :
					   "f_pos moved by another count";
	finding->observed = run->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "f_pos moved by %ld", want);
	snprintf(finding->detail, sizeof(finding->detail),
		 is_dropped(c, run) ? "*ppos moved by %lld, and only the system call drops it" :
				   "f_pos moved by %lld",
		 (run->ret < 0 ? run->pos_left : run->pos_after) -
		 run->pos_before);
	return run->ret >= 0 || !cf_case_may(c, finding, CF_POLICY_ON_EFAULT);
}
