/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Workers: processes that make the runs of a sweep. Host-side. */
#ifndef CF_POOL_H
#define CF_POOL_H

#include <sys/types.h>

#include <cf_oops.h>

#include "assault.h"
#include "plan.h"
#include "tally.h"

struct cf_sweep;

#define CF_JOBS_MAX 256

/**
 * struct cf_slot - what a worker and the parent share
 * @state:   of the chunk in hand, a futex: see pool.c
 * @next:    first run of the chunk that has no verdict yet
 * @end:     first run behind the chunk
 * @current: run under way
 * @op:      its system call under way, -1 for module exit
 * @is_judging: the call is over; what dies now is the harness
 * @placed:  of an attack under way
 * @tally:   of the chunk; its lists lie in @finding, @skipped and @news
 */
struct cf_slot {
	volatile unsigned int state;
	volatile unsigned long next;
	volatile unsigned long end;
	volatile unsigned long current;
	volatile int op;
	volatile int is_judging;
	struct cf_placed placed;
	struct cf_tally tally;
	struct cf_oops oops;
	char oops_text[160];
	struct cf_finding finding[CF_CHUNK_MAX];
	struct cf_skipped skipped[CF_CHUNK_MAX];
	struct cf_news news[CF_CHUNK_MAX];
};

/**
 * struct cf_pool_ops - whose runs they are
 * @take:  the next chunk to be made, -1 when there is none
 * @done:  a chunk is done; the tally is the pool's. R2; not 0 ends it all
 * @tick:  called a hundred times a second and after each chunk, with the runs
 *         done so far in chunks not yet finished. Not 0 ends it all
 */
struct cf_pool_ops {
	long (*take)(void *arg);
	int (*done)(void *arg, unsigned long chunk,
		    const struct cf_tally *tally);
	int (*tick)(void *arg, unsigned long under_way);
	void *arg;
};

/**
 * cf_pool_run() - Make all chunks that @ops gives out.
 * @jobs: how many workers, 1..CF_JOBS_MAX
 *
 * Every worker is gone when it returns. A chunk that was not finished is as if
 * it had not begun.
 *
 * Return: R2. 0, what done() or tick() returned, -EIO (the harness failed and
 * has said why), -ENOMEM, -EAGAIN (no process to be had).
 */
int cf_pool_run(struct cf_sweep *sweep, int jobs,
		const struct cf_pool_ops *ops);

/**
 * cf_pool_one() - One run, in a child of its own.
 * @fault: @count of them, to be armed; none: something is armed already
 *
 * Its tally is in *sweep->slot afterwards.
 *
 * Return: R2. 0 or -errno.
 */
int cf_pool_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		int count, int in_process);

#endif
