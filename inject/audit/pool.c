// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Workers: processes that make the runs of a sweep. Host-side.
 *
 * The parent has loaded the driver and taken the snapshot, and is a warm
 * mould: workers are forked from it. Each has a slot in shared memory, and in
 * it one chunk of the plan at a time:
 *
 *            parent: here is a chunk          worker: all its runs have verdicts
 *   SLOT_DONE ------------------> SLOT_BUSY ------------------> SLOT_DONE
 *       |                                    the parent takes the tally away
 *       `-> SLOT_OVER: no chunk left, the worker exits
 *
 * Whoever changes a state wakes who waits for it: the worker waits on the
 * state, the parent on one bell for all workers, which SIGCHLD rings too.
 *
 * A run that the driver does not survive kills its worker only: the parent
 * reads the oops and the number of the run in the slot, gives it its verdict,
 * and forks a worker that goes on behind it in the same chunk.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "worker.h"

#define STALLS_MAX 3		/* of one user copy in one chunk, before its others are skipped */

/* What the parent alone knows of a worker. */
struct worker {
	struct cf_slot *slot;
	pid_t pid;
	long chunk;		/* in hand, -1 none */
	unsigned long seen;	/* slot->next when it was last looked at */
	double since;		/* when that changed */
	int was_killed;
	unsigned long stalled_item;
	int stalls;
};

struct pool {
	struct cf_sweep *sweep;
	const struct cf_pool_ops *ops;
	struct worker worker[CF_JOBS_MAX];
	int workers;
};

static void on_child(int sig)
{
	int saved = errno;

	(void)sig;
	cf_bell_ring();
	errno = saved;
}

/*
 * A driver that spins without a user copy costs seconds each time, and the
 * runs of one copy are neighbours: after a few of them the rest is skipped.
 */
static void skip_stalling(struct pool *pool, struct worker *worker)
{
	struct cf_slot *slot = worker->slot;
	const struct cf_plan_item *item =
		cf_plan_item(&pool->sweep->plan, slot->current);
	unsigned long end = item->first + item->runs;

	worker->stalls = item->first == worker->stalled_item ?
			 worker->stalls + 1 : 1;
	worker->stalled_item = item->first;
	if (worker->stalls < STALLS_MAX)
		return;
	if (end > slot->end)
		end = slot->end;
	if (end == slot->next)
		return;
	cf_tally_skip(&slot->tally,
		      cf_plan_site(&pool->sweep->plan, slot->current),
		      CF_SKIP_STALLS,
		      end - slot->next);
	slot->next = end;
}

/* ---- the parent ---- */

static int spawn(struct pool *pool, struct worker *worker)
{
	struct cf_slot *slot = worker->slot;

	worker->was_killed = 0;
	worker->seen = slot->next;
	worker->since = cf_now();
	worker->pid = fork();
	if (!worker->pid)
		cf_worker_main(pool->sweep, slot);
	return worker->pid < 0 ? -errno : 0;
}

/* Return: 1, or 0 when no chunk is left. */
static int give_chunk(struct pool *pool, struct worker *worker)
{
	const struct cf_plan *plan = &pool->sweep->plan;
	struct cf_slot *slot = worker->slot;

	worker->chunk = pool->ops->take(pool->ops->arg);
	if (worker->chunk < 0) {
		cf_slot_set(slot, CF_SLOT_OVER);
		return 0;
	}
	cf_tally_clear(&slot->tally);
	slot->next = plan->chunk[worker->chunk];
	slot->end = plan->chunk[worker->chunk + 1];
	worker->stalls = 0;
	worker->seen = slot->next;
	worker->since = cf_now();
	cf_slot_set(slot, CF_SLOT_BUSY);
	return 1;
}

static int take_chunk(struct pool *pool, struct worker *worker)
{
	unsigned long chunk = worker->chunk;

	worker->chunk = -1;
	return pool->ops->done(pool->ops->arg, chunk, &worker->slot->tally);
}

/* A worker whose chunk is done gets the next one. */
static int serve(struct pool *pool, struct worker *worker)
{
	int error;

	if (worker->chunk < 0 || cf_slot_get(worker->slot) != CF_SLOT_DONE)
		return 0;
	error = take_chunk(pool, worker);
	if (!error)
		give_chunk(pool, worker);
	return error;
}

/* One that ended inside a run is replaced, as long as there is work. */
static int replace(struct pool *pool, struct worker *worker, int status)
{
	struct cf_slot *slot = worker->slot;
	struct cf_fault fault[CF_PLAN_FAULTS];
	int count, error;

	/* It came out of its stall just before it was killed. */
	if (worker->was_killed && slot->next != worker->seen)
		return spawn(pool, worker);
	count = cf_plan_faults(&pool->sweep->plan, slot->current, fault);
	error = cf_worker_bury(pool->sweep, slot, fault, count, status,
			       worker->was_killed);
	if (error)
		return error;
	if (worker->was_killed)
		skip_stalling(pool, worker);
	if (slot->next == slot->end) {
		error = take_chunk(pool, worker);
		if (error || !give_chunk(pool, worker))
			return error;
	}
	return spawn(pool, worker);
}

/* Has a worker ended? Return: R2. */
static int reap(struct pool *pool, struct worker *worker)
{
	int status;

	if (worker->pid <= 0 ||
	    waitpid(worker->pid, &status, WNOHANG) != worker->pid)
		return 0;
	worker->pid = 0;
	if (worker->chunk < 0)
		return 0;
	/* It may have finished its chunk and ended then. */
	if (cf_slot_get(worker->slot) == CF_SLOT_DONE) {
		int error = take_chunk(pool, worker);

		if (error || !give_chunk(pool, worker))
			return error;
		return spawn(pool, worker);
	}
	return replace(pool, worker, status);
}

/* One that makes no progress is killed. */
static void watch(struct worker *worker)
{
	if (worker->pid <= 0 || worker->chunk < 0)
		return;
	if (worker->slot->next != worker->seen) {
		worker->seen = worker->slot->next;
		worker->since = cf_now();
	} else if (cf_now() - worker->since > CF_STALL_SECONDS) {
		worker->was_killed = 1;
		kill(worker->pid, SIGKILL);
	}
}

static unsigned long runs_under_way(const struct pool *pool)
{
	unsigned long runs = 0;

	for (int i = 0; i < pool->workers; i++)
		if (pool->worker[i].chunk >= 0)
			runs += pool->worker[i].slot->next -
				pool->sweep->plan.chunk[pool->worker[i].chunk];
	return runs;
}

static int is_alive(const struct pool *pool)
{
	for (int i = 0; i < pool->workers; i++)
		if (pool->worker[i].pid > 0)
			return 1;
	return 0;
}

static int look_after(struct pool *pool)
{
	int error = 0;

	for (int i = 0; i < pool->workers && !error; i++) {
		error = serve(pool, &pool->worker[i]);
		if (!error)
			error = reap(pool, &pool->worker[i]);
		if (!error)
			watch(&pool->worker[i]);
	}
	return error;
}

static int loop(struct pool *pool)
{
	const struct timespec tick = { 0, CF_TICK_NS };
	int error = 0;

	for (int i = 0; i < pool->workers && !error; i++)
		if (give_chunk(pool, &pool->worker[i]))
			error = spawn(pool, &pool->worker[i]);
	while (!error && is_alive(pool)) {
		unsigned int heard = __atomic_load_n(cf_bell, __ATOMIC_ACQUIRE);

		error = look_after(pool);
		if (!error)
			error = pool->ops->tick(pool->ops->arg,
						runs_under_way(pool));
		if (!error && is_alive(pool))
			cf_wait_while(cf_bell, heard, &tick);
	}
	return error;
}

static void end_workers(struct pool *pool)
{
	for (int i = 0; i < pool->workers; i++)
		if (pool->worker[i].pid > 0)
			kill(pool->worker[i].pid, SIGKILL);
	for (int i = 0; i < pool->workers; i++)
		while (pool->worker[i].pid > 0 &&
		       waitpid(pool->worker[i].pid, NULL, 0) < 0 &&
		       errno == EINTR)
			;
}

int cf_pool_run(struct cf_sweep *sweep, int jobs,
		const struct cf_pool_ops *ops)
{
	struct cf_slot *slots = cf_slots_new(jobs);
	struct sigaction act = { .sa_handler = on_child }, old;
	struct pool pool = { .sweep = sweep, .ops = ops, .workers = jobs };
	int error;

	if (!cf_bell)
		cf_bell = cf_shared_new(sizeof(*cf_bell));
	if (!slots || !cf_bell)
		return -ENOMEM;
	for (int i = 0; i < jobs; i++)
		pool.worker[i] = (struct worker) { .slot = &slots[i], .chunk = -1 };
	fflush(NULL);
	sigaction(SIGCHLD, &act, &old);
	error = loop(&pool);
	end_workers(&pool);
	sigaction(SIGCHLD, &old, NULL);
	munmap(slots, jobs * sizeof(*slots));
	return error;
}
