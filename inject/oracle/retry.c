// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Retry equivalence: a call that failed can be made again and then does what it
 * would have done; one that moved a part goes on where it stopped. Host-side.
 *
 * The run is made once more with the stopped call made again behind it. Where
 * the call failed, the two together must be as one clean call; where it was
 * short, as a clean call for so many bytes and another for the rest. A call
 * that answers its repetition as it answers one behind a call that succeeded
 * was carried out and reported as failed: that can be unavoidable, and is a
 * note, and so is what a read that failed has taken away. Anything else is a
 * device that the fault has wedged, or a stream that has lost its place. What
 * later calls show anyway is state.c's.
 *
 * Not every run is made again: a fault as a whole, and those at the first, the
 * second, the middle and the last byte of a copy.
 *
 * What it cannot see: what neither the repeated call nor a later one shows.
 */
#include <stdio.h>

#include "difference.h"

static int is_chosen(const struct cf_case *c)
{
	unsigned long at = c->hit->copied, size = c->hit->size;

	return at <= 1 || at == size / 2 || at + 1 == size;
}

static void expect(struct cf_finding *finding, const char *what)
{
	snprintf(finding->expected, sizeof(finding->expected), "%s", what);
}

/* ---- it failed ---- */

static int is_like(const struct cf_case *c, const unsigned char *seen,
		   const unsigned char *right, struct cf_difference *d)
{
	*d = cf_difference(c, seen, right, right);
	return cf_world_result(c->worlds, seen) ==
	       cf_world_result(c->worlds, right) && !d->stream && !d->neither;
}

/* Else state.c judges what the call left behind. */
static int is_unmade(const struct cf_case *c)
{
	const unsigned char *without = cf_world_without(c->worlds);

	return without && cf_world_is(c->worlds, without);
}

static int judge_failed(const struct cf_case *c, const unsigned char *again,
			struct cf_finding *finding)
{
	const unsigned char *clean = cf_world_clean(c->worlds);
	long ret = cf_world_result(c->worlds, again);
	struct cf_difference d, twice;
	int is_done, is_policy = 1;

	if (is_like(c, again, clean, &d))
		return 0;
	is_done = is_like(c, again, cf_world_twice(c->worlds), &twice);
	if ((is_done || ret >= 0) && !is_unmade(c))
		return 0;
	expect(finding, "the same call again, and all later ones, as without the fault");
	snprintf(finding->detail, sizeof(finding->detail),
		 "again it returned %ld", ret);
	finding->class = CF_CLASS_ST8;
	finding->observed = ret;
	if (is_done && cf_op_moves(cf_case_op(c)->type) == CF_TO_USER) {
		finding->class = CF_CLASS_ST1;
		finding->relation = "a read that failed took bytes out of the stream";
	} else if (is_done) {
		finding->relation = "carried out, and reported as failed";
	} else if (ret < 0) {
		finding->severity = 2;
		finding->relation = "the same call again fails too";
		is_policy = 0;
	} else if (cf_op_moves(cf_case_op(c)->type) == CF_TO_USER) {
		finding->class = CF_CLASS_ST1;
		finding->relation = "the same read again does not give what it should have given";
	} else {
		finding->severity = 2;
		finding->relation = "the same call again does not do what it should have done";
		is_policy = 0;
	}
	return !is_policy || !cf_case_may(c, finding, CF_POLICY_ON_EFAULT);
}

/* ---- it was short ---- */

/* A call for so many bytes exists, and left behind what this one did: else state.c judges. */
static int is_shorter(const struct cf_case *c, unsigned long done)
{
	return cf_world_is_shorter(c->worlds, done) &&
	       cf_world_shorter(c->worlds, done);
}

/*
 * Then two calls are as good as one; else as good as two clean ones. So are two
 * of which each may move less than it is asked for.
 */
static int is_stream(const struct cf_case *c)
{
	return cf_case_policy(c, CF_POLICY_DATA) == CF_DATA_STREAM &&
	       cf_case_clean(c)->ret == (long)cf_case_op(c)->size;
}

/* The rest of a record may be gone, and then the next call gets another. */
static int may_be_gone(const struct cf_case *c)
{
	return cf_op_moves(cf_case_op(c)->type) == CF_TO_USER &&
	       cf_case_policy(c, CF_POLICY_DATA) == CF_DATA_RECORD;
}

static int judge_short(const struct cf_case *c, const unsigned char *again,
		       long done, struct cf_finding *finding)
{
	const unsigned char *right;
	struct cf_difference d;

	if (may_be_gone(c) || !is_shorter(c, done))
		return 0;
	right = cf_world_parted(c->worlds, done);
	if (c->shown)
		c->shown[CF_POLICY_DATA] =
			is_like(c, right, cf_world_clean(c->worlds), &d) ?
			CF_DATA_STREAM : CF_DATA_RECORD;
	if (is_stream(c))
		right = cf_world_clean(c->worlds);
	if (is_like(c, again, right, &d))
		return 0;
	expect(finding, is_stream(c) ?
	       "as one clean call; the policy says data: stream" :
	       "as a call for so many bytes and one for the rest");
	finding->observed = done;
	finding->class = cf_op_moves(cf_case_op(c)->type) == CF_TO_USER ?
			 CF_CLASS_ST1 : CF_CLASS_ST10;
	finding->severity = 2;
	finding->relation = "a call for the rest does not go on where it stopped";
	snprintf(finding->detail, sizeof(finding->detail),
		 "the rest brought it to %ld, and should have to %ld",
		 cf_world_result(c->worlds, again),
		 cf_world_result(c->worlds, right));
	return 1;
}

int cf_oracle_retry(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	long ret = cf_case_run(c)->ret, clean = cf_case_clean(c)->ret;
	int is_transfer = op->type == CF_OP_READ || op->type == CF_OP_WRITE;
	const unsigned char *again;

	if (!c->worlds || !c->worlds->layout.size || !c->fault ||
	    clean < 0 || ret == clean || !is_chosen(c) ||
	    op->type == CF_OP_CLOSE || op->type == CF_OP_RMMOD ||
	    (ret >= 0 && (!is_transfer || ret > clean)))
		return 0;
	again = cf_world_retried(c->worlds, c->fault);
	if (!again)
		return 0;
	return ret < 0 ? judge_failed(c, again, finding) :
			 judge_short(c, again, ret, finding);
}
