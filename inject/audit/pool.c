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
 * A worker makes one run after the other in its own process, restoring the
 * snapshot before each; no fork and no allocation on that path. A run that the
 * driver does not survive kills its worker only: the parent reads the oops and
 * the number of the run in the slot, gives it its verdict, and forks a worker
 * that goes on behind it in the same chunk.
 */
#include <errno.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cf_host.h>

#include "judge.h"

#define STALL_SECONDS 5.0
#define STALLS_MAX 3		/* of one user copy in one chunk, before its others are skipped */
#define TICK_NS 10000000L
#define EXIT_OOPS 42

enum {
	SLOT_DONE,
	SLOT_BUSY,
	SLOT_OVER,
};

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
	int error;
};

static volatile unsigned int *bell;	/* shared with the workers */
static struct cf_slot *mine;		/* for the oops handler */

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

/* ---- waking and waiting ---- */

static void wait_while(volatile unsigned int *word, unsigned int value,
		       const struct timespec *timeout)
{
	syscall(SYS_futex, word, FUTEX_WAIT, value, timeout, NULL, 0);
}

static void wake(volatile unsigned int *word)
{
	syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void ring(void)
{
	__atomic_add_fetch(bell, 1, __ATOMIC_RELEASE);
	wake(bell);
}

static void on_child(int sig)
{
	int saved = errno;

	(void)sig;
	ring();
	errno = saved;
}

static void set_state(struct cf_slot *slot, unsigned int state)
{
	__atomic_store_n(&slot->state, state, __ATOMIC_RELEASE);
	wake(&slot->state);
}

static unsigned int get_state(const struct cf_slot *slot)
{
	return __atomic_load_n(&slot->state, __ATOMIC_ACQUIRE);
}

/* ---- the worker ---- */

static void on_oops(const struct cf_oops *oops)
{
	if (mine->is_judging)
		cf_host_die("an oracle crashed");
	mine->oops = *oops;
	mine->oops.text = NULL;
	snprintf(mine->oops_text, sizeof(mine->oops_text), "%s",
		 oops->text ? oops->text : "");
	_exit(EXIT_OOPS);
}

/* A child does not outlive its parent, however that ends. */
static void start_child(struct cf_sweep *sweep, struct cf_slot *slot)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGCHLD, SIG_DFL);
	sweep->slot = mine = slot;
	cf_oops_handle(on_oops);
}

static void make_runs(struct cf_sweep *sweep, struct cf_slot *slot)
{
	for (unsigned long i = slot->next; i < slot->end; i++) {
		struct cf_fault fault[CF_PLAN_FAULTS];
		int count = cf_plan_faults(&sweep->plan, i, fault);

		slot->current = i;
		cf_judge_run(sweep, fault, count, i);
		slot->next = i + 1;
	}
}

static void worker_main(struct cf_sweep *sweep, struct cf_slot *slot)
{
	start_child(sweep, slot);
	for (;;) {
		make_runs(sweep, slot);
		set_state(slot, SLOT_DONE);
		ring();
		while (get_state(slot) == SLOT_DONE)
			wait_while(&slot->state, SLOT_DONE, NULL);
		if (get_state(slot) == SLOT_OVER)
			_exit(0);
	}
}

/* ---- the end of a worker ---- */

/* The oops of a worker that did not get to tell of one. */
static void invent_oops(struct cf_slot *slot, int status, int was_killed)
{
	memset(&slot->oops, 0, sizeof(slot->oops));
	if (was_killed) {
		slot->oops.reason = CF_OOPS_HANG;
		snprintf(slot->oops_text, sizeof(slot->oops_text),
			 "no user copy, lock or sleep in %d s",
			 (int)STALL_SECONDS);
		return;
	}
	slot->oops.reason = CF_OOPS_BUG;
	snprintf(slot->oops_text, sizeof(slot->oops_text),
		 "the process of the driver ended: %s",
		 WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit");
}

/* Give the run that ended its process a verdict. Return: R2. 0 or -EIO. */
static int bury(struct cf_sweep *sweep, struct cf_slot *slot,
		const struct cf_fault *fault, int count, int status,
		int was_killed)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		return -EIO;	/* the harness failed, and has said why */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_OOPS)
		invent_oops(slot, status, was_killed);
	sweep->slot = slot;
	cf_judge_crash(sweep, count ? &fault[count - 1] : NULL, slot->current,
		       &slot->oops, slot->oops_text);
	slot->next = slot->current + 1;
	return 0;
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
	cf_tally_skip(&slot->tally, item->entry->site, CF_SKIP_STALLS,
		      end - slot->next);
	slot->next = end;
}

/* ---- the parent ---- */

static int spawn(struct pool *pool, struct worker *worker)
{
	struct cf_slot *slot = worker->slot;

	worker->was_killed = 0;
	worker->seen = slot->next;
	worker->since = now();
	worker->pid = fork();
	if (!worker->pid)
		worker_main(pool->sweep, slot);
	return worker->pid < 0 ? -errno : 0;
}

/* Return: 1, or 0 when no chunk is left. */
static int give_chunk(struct pool *pool, struct worker *worker)
{
	const struct cf_plan *plan = &pool->sweep->plan;
	struct cf_slot *slot = worker->slot;

	worker->chunk = pool->ops->take(pool->ops->arg);
	if (worker->chunk < 0) {
		set_state(slot, SLOT_OVER);
		return 0;
	}
	cf_tally_clear(&slot->tally);
	slot->next = plan->chunk[worker->chunk];
	slot->end = plan->chunk[worker->chunk + 1];
	worker->stalls = 0;
	worker->seen = slot->next;
	worker->since = now();
	set_state(slot, SLOT_BUSY);
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

	if (worker->chunk < 0 || get_state(worker->slot) != SLOT_DONE)
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
	int count = cf_plan_faults(&pool->sweep->plan, slot->current, fault);
	int error = bury(pool->sweep, slot, fault, count, status,
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
	if (get_state(worker->slot) == SLOT_DONE) {
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
		worker->since = now();
	} else if (now() - worker->since > STALL_SECONDS) {
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
	const struct timespec tick = { 0, TICK_NS };
	int error = 0;

	for (int i = 0; i < pool->workers && !error; i++)
		if (give_chunk(pool, &pool->worker[i]))
			error = spawn(pool, &pool->worker[i]);
	while (!error && is_alive(pool)) {
		unsigned int heard = __atomic_load_n(bell, __ATOMIC_ACQUIRE);

		error = look_after(pool);
		if (!error)
			error = pool->ops->tick(pool->ops->arg,
						runs_under_way(pool));
		if (!error && is_alive(pool))
			wait_while(bell, heard, &tick);
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

static void *shared(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

static struct cf_slot *new_slots(int count)
{
	struct cf_slot *slots = shared(count * sizeof(*slots));

	for (int i = 0; slots && i < count; i++)
		slots[i].tally = (struct cf_tally) {
			.finding = slots[i].finding, .room = CF_CHUNK_MAX,
			.skipped = slots[i].skipped, .skip_room = CF_CHUNK_MAX,
			.is_fixed = 1,
		};
	return slots;
}

int cf_pool_run(struct cf_sweep *sweep, int jobs,
		const struct cf_pool_ops *ops)
{
	struct cf_slot *slots = new_slots(jobs);
	struct sigaction act = { .sa_handler = on_child }, old;
	struct pool pool = { .sweep = sweep, .ops = ops, .workers = jobs };
	int error;

	if (!bell)
		bell = shared(sizeof(*bell));
	if (!slots || !bell)
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

/* ---- one run ---- */

static int wait_for_one(struct cf_slot *slot, pid_t pid, int *was_killed)
{
	const struct timespec pause = { 0, TICK_NS / 10 };
	double start = now();
	int status = 0;

	while (waitpid(pid, &status, WNOHANG) != pid) {
		nanosleep(&pause, NULL);
		if (now() - start > STALL_SECONDS && !slot->next) {
			*was_killed = 1;
			kill(pid, SIGKILL);
		}
	}
	return status;
}

int cf_pool_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		int count, int in_process)
{
	struct cf_slot *slot = new_slots(1);
	int status, was_killed = 0;
	pid_t pid;

	if (!slot)
		return -ENOMEM;
	sweep->slot = slot;
	fflush(NULL);
	pid = in_process ? 0 : fork();
	if (pid < 0)
		return -errno;
	if (!pid) {
		if (!in_process)
			start_child(sweep, slot);
		cf_judge_run(sweep, fault, count, 0);
		slot->next = 1;
		if (in_process)
			return 0;
		_exit(0);
	}
	status = wait_for_one(slot, pid, &was_killed);
	return slot->next ? 0 : bury(sweep, slot, fault, count, status,
				     was_killed);
}
