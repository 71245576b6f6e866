// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The three-world check: what user space sees behind a stopped call is what it
 * would have seen had the call not been made, when it failed; or had it been
 * made for so many bytes, when it says so. Host-side.
 *
 * The later calls of the workload are the probes, as difference.c has it. After
 * a call that failed, data that is partly new and partly old, or neither, is
 * torn. All new is a call that was carried out and reported as failed: that can
 * be unavoidable, and is a note.
 *
 * What it cannot see: state that no later call of the workload shows.
 */
#include <stdio.h>

#include "difference.h"

/*
 * simple_write_to_buffer() does it to every caller that gives it live memory,
 * so many know and do not care: a note.
 */
static void say_tail(const struct cf_case *c, struct cf_finding *finding)
{
	finding->class = CF_CLASS_ST6;
	finding->relation = "zeroes where the old bytes should be";
	if (c->hit->prim == CF_PRIM_simple_write_to_buffer)
		finding->severity = 3;
}

/* ---- it failed ---- */

/*
 * It got some bytes through, as a shorter call would have, and then failed:
 * whole user copies, or all that moved. Half a record that is lost whole is no
 * progress: no shorter call takes half of it.
 */
static int is_progress(const struct cf_case *c)
{
	const struct cf_op *op = cf_case_op(c);
	unsigned long prefix = cf_case_prefix(op, c->run, cf_case_run(c));
	unsigned long whole = c->hit->uaddr - op->ubuf;

	if (op->type != CF_OP_READ && op->type != CF_OP_WRITE)
		return 0;
	if (whole && whole <= prefix && cf_world_is_shorter(c->worlds, whole))
		return 1;
	return prefix && cf_world_is_shorter(c->worlds, prefix);
}

/* Objects, or just numbers for them. */
static unsigned long made(const struct cf_op_record *call)
{
	const struct cf_balance *before = &call->before, *after = &call->after;

	return (after->objects > before->objects ?
		after->objects - before->objects : 0) +
	       (after->ids > before->ids ? after->ids - before->ids : 0);
}

/* Something was made, user space was to be told how to reach it, and was not. */
static int is_orphan(const struct cf_case *c)
{
	return c->hit->dir == CF_TO_USER && made(cf_case_run(c)) &&
	       made(cf_case_run(c)) == made(cf_case_clean(c));
}

/*
 * A descriptor is closed with the rest when its owner ends; some leave it on
 * purpose, rather than take back what another thread may use by now.
 */
static int judge_orphan(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *run = cf_case_run(c);

	finding->class = CF_CLASS_RS3;
	finding->relation = "made, not delivered, and not taken back";
	if (run->after.files <= run->before.files)
		return 1;
	finding->severity = 4;
	finding->relation = "left open under a descriptor that nobody was told";
	return !cf_case_may(c, finding, CF_POLICY_ON_EFAULT);
}

/* Nothing tells it from a call that succeeded, but its result. */
static int is_done(const struct cf_case *c)
{
	return cf_world_is(c->worlds, cf_world_clean(c->worlds));
}

/* No bytes may be left for a later call to miss: poll() tells then, or a count. */
static int judge_failed_read(const struct cf_case *c,
			     const struct cf_difference *d,
			     struct cf_finding *finding)
{
	if (!d->stream && !is_done(c))
		return 0;
	finding->class = CF_CLASS_ST1;
	finding->severity = 3;
	finding->relation = "a read that failed took bytes out of the stream";
	return !cf_case_may(c, finding, CF_POLICY_ON_EFAULT);
}

/* Of a read the reader has lost it, of a write the device has it. */
static int judge_progress(const struct cf_case *c, struct cf_finding *finding)
{
	finding->class = CF_CLASS_ST3;
	finding->relation = "a call that failed has moved bytes";
	if (cf_case_promised(c, finding, CF_POLICY_SHORT, CF_SHORT_COUNT))
		return 1;
	return !cf_case_may(c, finding,
			    cf_op_moves(cf_case_op(c)->type) == CF_TO_USER ?
			    CF_POLICY_ON_EFAULT : CF_POLICY_STATE);
}

static int judge_failed_update(const struct cf_case *c,
			       const struct cf_difference *d,
			       struct cf_finding *finding)
{
	int is_write = cf_op_moves(cf_case_op(c)->type) == CF_FROM_USER;
	enum cf_policy_knob knob = CF_POLICY_STATE;

	if (is_write && d->neither && d->neither == d->zero) {
		say_tail(c, finding);
	} else if (is_write && (d->as_new || d->neither)) {
		finding->class = CF_CLASS_ST3;
		finding->relation = "a write that failed has changed the device";
	} else if (d->neither || (d->as_new && d->as_old)) {
		finding->class = CF_CLASS_ST5;
		finding->relation = "a call that failed left state half changed";
	} else if (d->as_new || is_done(c)) {
		finding->class = CF_CLASS_ST8;
		finding->relation = "carried out, and reported as failed";
		/* Torn may be whole: it is what was fetched before the fault. */
		if (c->hit->dir == CF_FROM_USER &&
		    cf_case_policy(c, knob) == CF_STATE_TORN)
			return 0;
		knob = CF_POLICY_ON_EFAULT;
	} else {
		return 0;
	}
	return !cf_case_may(c, finding, knob);
}

static int judge_failed(const struct cf_case *c, struct cf_finding *finding)
{
	const unsigned char *without = cf_world_without(c->worlds);
	struct cf_difference d;
	int broken;

	if (!without || cf_world_is(c->worlds, without))
		return 0;
	snprintf(finding->expected, sizeof(finding->expected),
		 "all later calls as if this one had not been made");
	if (is_progress(c))
		return judge_progress(c, finding);
	d = cf_difference(c, cf_world_image(c->worlds), without,
			  cf_world_clean(c->worlds));
	if (is_orphan(c)) {
		broken = judge_orphan(c, finding);
	} else if (cf_op_moves(cf_case_op(c)->type) == CF_TO_USER) {
		broken = judge_failed_read(c, &d, finding);
	} else {
		broken = judge_failed_update(c, &d, finding);
	}
	cf_difference_show(c, &d, finding);
	return broken;
}

/* ---- it succeeded ---- */

/* The next call gets the next record. */
static int is_gone_whole(const struct cf_case *c)
{
	const unsigned char *clean = cf_world_clean(c->worlds);
	struct cf_difference d = cf_difference(c, cf_world_image(c->worlds),
						clean, clean);

	return !d.stream && !d.neither;
}

/*
 * A read that counts the records before the one that did not arrive tells the
 * truth, and loses that one, as many do. One that counts a part of it does not.
 */
static int judge_lost(const struct cf_case *c, struct cf_finding *finding)
{
	unsigned long whole = c->hit->uaddr - cf_case_op(c)->ubuf;

	finding->class = CF_CLASS_ST1;
	finding->severity = 2;
	finding->relation = "the stream does not go on where the read ended";
	if (whole && (unsigned long)cf_case_run(c)->ret == whole) {
		finding->severity = 3;
		finding->relation = "the record that did not arrive is lost";
		return !cf_case_may(c, finding, CF_POLICY_ON_EFAULT);
	}
	return !is_gone_whole(c) || !cf_case_may(c, finding, CF_POLICY_DATA);
}

/* Behind a call that succeeded there is one right state, @right. */
static int judge_success(const struct cf_case *c, const unsigned char *right,
			 struct cf_finding *finding)
{
	struct cf_difference d = cf_difference(c, cf_world_image(c->worlds),
						right, right);

	if (!d.stream && !d.neither)
		return 0;
	cf_difference_show(c, &d, finding);
	if (cf_op_moves(cf_case_op(c)->type) == CF_TO_USER)
		return judge_lost(c, finding);
	if (cf_op_moves(cf_case_op(c)->type) == CF_FROM_USER &&
		   cf_case_residue(c) && d.neither && d.neither == d.zero) {
		say_tail(c, finding);
		/* A tail that nobody needs to know of is policy. */
		return finding->severity != 3 ||
		       !cf_case_may(c, finding, CF_POLICY_STATE);
	}
	finding->class = CF_CLASS_ST10;
	finding->relation = "success, and the state is not what was passed in";
	return 1;
}

static int judge_whole(const struct cf_case *c, struct cf_finding *finding)
{
	const unsigned char *clean = cf_world_clean(c->worlds);

	/* That a transfer did not move what it counts is prefix.c's to say. */
	if ((cf_case_residue(c) && cf_op_moves(cf_case_op(c)->type) >= 0) ||
	    cf_world_is(c->worlds, clean))
		return 0;
	snprintf(finding->expected, sizeof(finding->expected),
		 "all later calls as after a clean call");
	return judge_success(c, clean, finding);
}

static int judge_short(const struct cf_case *c, long ret,
		       struct cf_finding *finding)
{
	const unsigned char *shorter;

	if (cf_world_is_shorter(c->worlds, ret))
		return 0;
	shorter = cf_world_shorter(c->worlds, ret);
	if (!shorter)
		return 0;	/* no call moves so many */
	snprintf(finding->expected, sizeof(finding->expected),
		 "all later calls as after a clean call for %ld bytes", ret);
	return judge_success(c, shorter, finding);
}

int cf_oracle_state(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	long ret = cf_case_run(c)->ret, clean = cf_case_clean(c)->ret;

	if (!c->worlds || !c->worlds->layout.size || clean < 0 ||
	    op->type == CF_OP_CLOSE)
		return 0;
	finding->observed = ret;
	if (ret < 0)
		return judge_failed(c, finding);
	if (ret == clean)
		return judge_whole(c, finding);
	if ((op->type == CF_OP_READ || op->type == CF_OP_WRITE) && ret < clean)
		return judge_short(c, ret, finding);
	return 0;
}
