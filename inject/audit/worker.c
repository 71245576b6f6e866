// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One worker of a pool: its runs, and what becomes of the run that ends it.
 * Host-side.
 *
 * A worker makes one run after the other in its own process, restoring the
 * snapshot before each; no fork and no allocation on that path. Its end is the
 * parent's to judge, out of what stands in the slot.
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

#include <cf_guard.h>
#include <cf_host.h>

#include "judge.h"
#include "worker.h"

#define EXIT_OOPS 42

static struct cf_slot *mine;		/* for the oops handler */

volatile unsigned int *cf_bell;

double cf_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

void *cf_shared_new(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

struct cf_slot *cf_slots_new(int count)
{
	struct cf_slot *slots = cf_shared_new(count * sizeof(*slots));

	for (int i = 0; slots && i < count; i++)
		slots[i].tally = (struct cf_tally) {
			.finding = slots[i].finding, .room = CF_CHUNK_MAX,
			.skipped = slots[i].skipped, .skip_room = CF_CHUNK_MAX,
			.news = slots[i].news, .news_room = CF_CHUNK_MAX,
			.is_fixed = 1,
		};
	return slots;
}

/* ---- waking and waiting ---- */

void cf_wait_while(volatile unsigned int *word, unsigned int value,
		       const struct timespec *timeout)
{
	syscall(SYS_futex, word, FUTEX_WAIT, value, timeout, NULL, 0);
}

static void wake(volatile unsigned int *word)
{
	syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

void cf_bell_ring(void)
{
	__atomic_add_fetch(cf_bell, 1, __ATOMIC_RELEASE);
	wake(cf_bell);
}

void cf_slot_set(struct cf_slot *slot, unsigned int state)
{
	__atomic_store_n(&slot->state, state, __ATOMIC_RELEASE);
	wake(&slot->state);
}

unsigned int cf_slot_get(const struct cf_slot *slot)
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
	cf_guard_start();
}

static void make_runs(struct cf_sweep *sweep, struct cf_slot *slot)
{
	for (unsigned long i = slot->next; i < slot->end; i++) {
		slot->current = i;
		cf_judge_number(sweep, i);
		slot->next = i + 1;
	}
}

void cf_worker_main(struct cf_sweep *sweep, struct cf_slot *slot)
{
	start_child(sweep, slot);
	for (;;) {
		make_runs(sweep, slot);
		cf_slot_set(slot, CF_SLOT_DONE);
		cf_bell_ring();
		while (cf_slot_get(slot) == CF_SLOT_DONE)
			cf_wait_while(&slot->state, CF_SLOT_DONE, NULL);
		if (cf_slot_get(slot) == CF_SLOT_OVER)
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
			 (int)CF_STALL_SECONDS);
		return;
	}
	slot->oops.reason = CF_OOPS_BUG;
	snprintf(slot->oops_text, sizeof(slot->oops_text),
		 "the process of the driver ended: %s",
		 WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit");
}

int cf_worker_bury(struct cf_sweep *sweep, struct cf_slot *slot,
		   const struct cf_fault *fault, int count, int status,
		   int was_killed)
{
	struct cf_attack attack;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		return -EIO;	/* the harness failed, and has said why */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_OOPS)
		invent_oops(slot, status, was_killed);
	sweep->slot = slot;
	slot->oops.text = slot->oops_text;
	if (!count && cf_sweep_attack(sweep, slot->current, &attack))
		cf_judge_attack_crash(sweep, &attack, slot->current,
				      &slot->oops);
	else
		cf_judge_crash(sweep, count ? &fault[count - 1] : NULL,
			       slot->current, &slot->oops, slot->oops_text);
	slot->next = slot->current + 1;
	return 0;
}

/* ---- one run ---- */

static int wait_for_one(struct cf_slot *slot, pid_t pid, int *was_killed)
{
	const struct timespec pause = { 0, CF_TICK_NS / 10 };
	double start = cf_now();
	int status = 0;

	while (waitpid(pid, &status, WNOHANG) != pid) {
		nanosleep(&pause, NULL);
		if (cf_now() - start > CF_STALL_SECONDS && !slot->next) {
			*was_killed = 1;
			kill(pid, SIGKILL);
		}
	}
	return status;
}

int cf_pool_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		int count, int in_process)
{
	struct cf_slot *slot = cf_slots_new(1);
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
		if (sweep->attack)
			cf_judge_attack(sweep, 0);
		else
			cf_judge_run(sweep, fault, count, 0);
		slot->next = 1;
		if (in_process)
			return 0;
		_exit(0);
	}
	status = wait_for_one(slot, pid, &was_killed);
	return slot->next ? 0 : cf_worker_bury(sweep, slot, fault, count,
					       status, was_killed);
}
