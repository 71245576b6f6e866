// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What two calls at once leave behind is what they leave when they are made
 * one after the other. Host-side.
 *
 * A copy that sleeps lets others in, so whatever the driver looked at before
 * it may be different behind it. Whoever holds a lock meanwhile keeps them
 * out: the guest then waits, and the run is one of the two orders. So is that
 * of a driver which copies what it has already taken for itself.
 *
 * Each call is compared with what it is in either order; of the one that was
 * stopped, of the guest, and of every later one. Not accused are
 *   a call that fails, and all others are as if it had not been made;
 *   bytes that the two calls themselves give out, part from before and part
 *   from after a change: a device that is memory is read so, torn or not;
 *   the same of two writes to it;
 *   what depends on the time, and the numbers of new descriptors while another
 *   is closed;
 *   calls that slept for anything but a lock: they met in the middle on
 *   purpose, as a reader and a writer of a pipe do.
 * Of a signal and of unplugging only leaks are judged here.
 *
 * What is left is a note (S3): many a driver leaves it to its users to take
 * turns. Memory that is used when it is freed, and deadlocks, are no notes, and
 * are seen without this oracle. A call with several copies in one direction may
 * be made in pieces on purpose: that is the least of notes (S4), and so are
 * bytes of a later call that are part from one order and part from the other.
 *
 * What it cannot see: state that no later call of the workload shows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/races.h"
#include "oracle.h"

#define GUEST (-1)	/* the unit that is the guest's call */

enum like {
	LIKE_BOTH,	/* as in either order */
	LIKE_BEFORE,	/* as when the guest came first */
	LIKE_AFTER,
	LIKE_MIXED,	/* each byte as in one of them */
	LIKE_NEITHER,
};

/**
 * struct orders - what a run is compared with
 * @late: as @after, at another time
 */
struct orders {
	const struct cf_case *c;
	const struct cf_races *races;
	struct cf_race_image before, after, alone, late;
	int has_alone;
};

/* ---- what a call kept ---- */

static int guest_kept(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_balance *after = &c->races->visit.after;

	if (!after->locks && !after->preempt && !after->irq_disabled &&
	    !after->rcu && !after->user_access)
		return 0;
	finding->class = after->locks ? CF_CLASS_RS1 : CF_CLASS_RS6;
	finding->relation = "what the other task had left when its call returned";
	finding->observed = c->races->visit.ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "nothing held, nothing disabled");
	snprintf(finding->detail, sizeof(finding->detail),
		 "%u locks, preemption %d, interrupts %d, RCU %d", after->locks,
		 after->preempt, after->irq_disabled, after->rcu);
	return 1;
}

/* ---- units: one call each ---- */

static const unsigned char *unit(const struct orders *o,
				 const struct cf_race_image *image, int op,
				 unsigned long *size)
{
	const struct cf_layout *layout = &o->races->worlds->layout;

	if (op == GUEST) {
		cf_guest_buffer(o->c->workload, &o->races->visit.act, size);
		return image->bytes;
	}
	*size = layout->at[op + 1] - layout->at[op];
	return image->seen + layout->at[op];
}

/* How many bytes of a unit are its results, not what it gave out. */
static unsigned long results(int op)
{
	return op == GUEST ? 0 : sizeof(struct cf_seen);
}

static int is_own(const struct orders *o, int op)
{
	return op == GUEST || op == o->races->visit.meets;
}

static enum like compare_bytes(const struct orders *o, int op)
{
	unsigned long size;
	const unsigned char *mine = unit(o, &o->races->mine, op, &size);
	const unsigned char *before = unit(o, &o->before, op, &size);
	const unsigned char *after = unit(o, &o->after, op, &size);
	const unsigned char *late = unit(o, &o->late, op, &size);
	int as_before = 1, as_after = 1, is_mixed = 1;

	for (unsigned long i = 0; i < size; i++) {
		/* Results are taken whole. */
		if (i == results(op))
			is_mixed = as_before || as_after;
		if (late[i] != after[i])
			continue;
		as_before &= mine[i] == before[i];
		as_after &= mine[i] == after[i];
		is_mixed &= mine[i] == before[i] || mine[i] == after[i];
	}
	if (as_before || as_after)
		return as_before && as_after ? LIKE_BOTH :
		       as_before ? LIKE_BEFORE : LIKE_AFTER;
	return is_mixed ? LIKE_MIXED : LIKE_NEITHER;
}

static enum like compare_guest(const struct orders *o)
{
	long ret = o->races->mine.ret;
	enum like bytes = compare_bytes(o, GUEST);

	if (ret != o->before.ret && ret != o->after.ret)
		return LIKE_NEITHER;
	if (o->before.ret == o->after.ret || bytes >= LIKE_MIXED)
		return bytes;
	if (bytes != LIKE_BOTH &&
	    (bytes == LIKE_BEFORE) != (ret == o->before.ret))
		return LIKE_NEITHER;
	return ret == o->before.ret ? LIKE_BEFORE : LIKE_AFTER;
}

/* ---- a call that failed, and left no trace ---- */

static int same_from(const struct orders *o, int op,
		     const unsigned char *seen)
{
	const struct cf_layout *layout = &o->races->worlds->layout;

	return !memcmp(o->races->mine.seen + layout->at[op],
		       seen + layout->at[op], layout->size - layout->at[op]);
}

static int failed_without_trace(const struct orders *o)
{
	int meets = o->races->visit.meets;
	unsigned long size;

	if (o->races->mine.ret < 0 &&
	    same_from(o, meets, cf_world_clean(o->races->worlds)))
		return 1;
	cf_guest_buffer(o->c->workload, &o->races->visit.act, &size);
	return cf_case_run(o->c)->ret < 0 && o->has_alone &&
	       o->races->mine.ret == o->alone.ret &&
	       !memcmp(o->races->mine.bytes, o->alone.bytes, size) &&
	       same_from(o, meets + 1, o->alone.seen);
}

/* ---- the verdict ---- */

/* More than one copy in a direction: made in pieces, perhaps on purpose. */
static int is_in_pieces(const struct cf_case *c)
{
	const struct cf_op_record *call = cf_case_clean(c);
	unsigned long count[2] = { 0, 0 };

	for (unsigned long i = 0; i < call->accesses; i++) {
		const struct cf_trace_entry *entry =
			&c->clean->trace.entries[call->first + i];

		count[entry->dir] += entry->copied > 0;
	}
	return count[0] > 1 || count[1] > 1;
}

static int moves(const struct cf_case *c, int op)
{
	return cf_op_moves(c->workload->op[op].type) == CF_FROM_USER;
}

/* Memory that two tasks write to holds some of either. */
static int are_writes(const struct cf_case *c)
{
	return moves(c, c->races->visit.meets) &&
	       c->races->visit.act.action.type == CF_ACTION_WRITE;
}

/* Return: severity, 0 for none, and the first call that shows it. */
static int weigh(const struct orders *o, int *shown)
{
	int as_before = 0, as_after = 0, mixed = 0;

	for (int op = o->races->visit.meets - 1; op < o->c->workload->count;
	     op++) {
		int index = op < o->races->visit.meets ? GUEST : op;
		enum like like = index == GUEST ? compare_guest(o) :
						  compare_bytes(o, op);

		if (like == LIKE_NEITHER) {
			*shown = index;
			return 3;
		}
		if (like == LIKE_MIXED && is_own(o, index))
			continue;
		if (like == LIKE_MIXED && !mixed++)
			*shown = index;
		as_before += like == LIKE_BEFORE;
		as_after += like == LIKE_AFTER;
		if (!mixed && as_before && as_after && *shown == GUEST - 1)
			*shown = index;
	}
	if (mixed)
		return are_writes(o->c) ? 0 : 4;
	return as_before && as_after ? 3 : 0;
}

static void tell(const struct orders *o, int shown, struct cf_finding *finding)
{
	const struct cf_workload *workload = o->c->workload;
	char guest[100], later[100];

	cf_guest_describe(workload, o->races->visit.meets,
			  &o->races->visit.act, guest, sizeof(guest));
	finding->class = CF_CLASS_CX3;
	finding->relation = "two calls at once, and neither order of them";
	finding->observed = cf_case_run(o->c)->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "what one gives after the other: a lock, or another look behind the copy");
	if (shown < 0) {
		snprintf(finding->detail, sizeof(finding->detail),
			 "meanwhile %s, which gave %ld", guest,
			 o->races->mine.ret);
		return;
	}
	cf_op_describe(workload, &workload->op[shown], later, sizeof(later));
	snprintf(finding->detail, sizeof(finding->detail),
		 "meanwhile %.70s = %ld; seen by %.50s = %ld", guest,
		 o->races->mine.ret, later, o->c->run->op[shown].ret);
}

static int make_orders(struct orders *o)
{
	if (cf_race_image_new(o->races, &o->before) ||
	    cf_race_image_new(o->races, &o->after) ||
	    cf_race_image_new(o->races, &o->alone) ||
	    cf_race_image_new(o->races, &o->late))
		return 0;
	o->has_alone = cf_race_order(o->races, CF_GUEST_ALONE, &o->alone);
	return cf_race_order(o->races, CF_GUEST_LATE, &o->late) &&
	       cf_race_order(o->races, CF_GUEST_BEFORE, &o->before) &&
	       cf_race_order(o->races, CF_GUEST_AFTER, &o->after);
}

static void free_orders(struct orders *o)
{
	struct cf_race_image *image[] = {
		&o->before, &o->after, &o->alone, &o->late,
	};

	for (int i = 0; i < 4; i++) {
		free(image[i]->bytes);
		free(image[i]->seen);
	}
}

static int is_leak(const struct orders *o, struct cf_finding *finding)
{
	const struct cf_race_image *mine = &o->races->mine;

	/* A descriptor that nobody closes is left in the clean run as well. */
	if (mine->objects <= o->before.objects ||
	    mine->objects <= o->after.objects ||
	    mine->objects <= o->c->clean->removed.objects)
		return 0;
	tell(o, GUEST, finding);
	finding->class = CF_CLASS_RS2;
	finding->relation = "kernel memory left after module exit, by two calls at once";
	return 1;
}

/* Such a call takes the number of the one that was closed just before. */
static int installs_while_one_closes(const struct cf_case *c)
{
	const struct cf_op_record *call = cf_case_clean(c);

	return c->races->visit.act.action.type == CF_ACTION_RELEASE &&
	       call->after.files > call->before.files;
}

/* A signal may end a call half way, and what is unplugged is not there. */
static int is_comparable(const struct cf_case *c)
{
	const struct cf_visit *visit = &c->races->visit;

	return !installs_while_one_closes(c) &&
	       visit->act.action.type != CF_ACTION_REMOVE &&
	       visit->act.action.type != CF_ACTION_SIGNAL &&
	       !cf_case_run(c)->sleeps && !visit->sleeps;
}

static int compare_orders(const struct cf_case *c, struct cf_finding *finding)
{
	struct orders o = { .c = c, .races = c->races };
	int shown = GUEST - 1, severity = 0, says_no = 0;

	if (make_orders(&o)) {
		says_no = is_leak(&o, finding);
		if (!says_no && is_comparable(c) && !failed_without_trace(&o))
			severity = weigh(&o, &shown);
	}
	if (severity) {
		tell(&o, shown, finding);
		finding->severity = is_in_pieces(c) ? 4 : severity;
		says_no = 1;
	}
	free_orders(&o);
	return says_no;
}

int cf_oracle_race(const struct cf_case *c, struct cf_finding *finding)
{
	if (cf_oracle_balance(c, finding) || guest_kept(c, finding))
		return 1;
	return !cf_race_is_ordered(c->races) && compare_orders(c, finding);
}
