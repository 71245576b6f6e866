/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What pool.c and worker.c share. Host-side, private to the two. */
#ifndef CF_WORKER_H
#define CF_WORKER_H

#include <time.h>

#include "sweep.h"

#define CF_STALL_SECONDS 5.0
#define CF_TICK_NS 10000000L

/* States of a slot: see pool.c. */
enum {
	CF_SLOT_DONE,
	CF_SLOT_BUSY,
	CF_SLOT_OVER,
};

/* Rung by every worker that has done something, and by SIGCHLD. */
extern volatile unsigned int *cf_bell;

void cf_bell_ring(void);

/** cf_wait_while() - Sleep as long as a futex has a value; NULL is no @timeout. */
void cf_wait_while(volatile unsigned int *word, unsigned int value,
		   const struct timespec *timeout);

void cf_slot_set(struct cf_slot *slot, unsigned int state);
unsigned int cf_slot_get(const struct cf_slot *slot);

/** cf_now() - Seconds, from whenever. */
double cf_now(void);

/** cf_shared_new() - Memory that children share. Return: R3. */
void *cf_shared_new(size_t size);

/** cf_slots_new() - Shared, with empty tallies. Return: R3. */
struct cf_slot *cf_slots_new(int count);

/** cf_worker_main() - The life of a worker, from where its slot stands. Never returns. */
void cf_worker_main(struct cf_sweep *sweep, struct cf_slot *slot);

/**
 * cf_worker_bury() - Give the run that ended its process a verdict.
 * @fault:  @count of them: what the run injects
 * @status: as waitpid() has it
 * @was_killed: for it made no progress
 *
 * Return: R2. 0 or -EIO (the harness failed, and has said why).
 */
int cf_worker_bury(struct cf_sweep *sweep, struct cf_slot *slot,
		   const struct cf_fault *fault, int count, int status,
		   int was_killed);

#endif
