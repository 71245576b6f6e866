/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Locks, for a host-side check. Both sides: builtin types only. */
#ifndef TESTS_LIB_KAPI_LOCK_K_H
#define TESTS_LIB_KAPI_LOCK_K_H

enum lock_kind {
	KIND_MUTEX,
	KIND_SPIN,
	KIND_SPIN_IRQ,
	KIND_READ,
	KIND_WRITE,
	KIND_DOWN_READ,
	KIND_DOWN_WRITE,
	KIND_SEMAPHORE,
	KIND_KINDS,
};

void lock_take(enum lock_kind kind);
void lock_leave_kind(enum lock_kind kind);
int lock_try_kind(enum lock_kind kind);	/* 1 taken */
int lock_interruptible(void);		/* the mutex */

/* Kernel-side steps that end in an oops. @arg: enum lock_kind, as a pointer */
void lock_take_twice(void *kind);
void lock_leave_open(void *kind);
void lock_take_poisoned(void *arg);

/** lock_sleep_under_spinlock() - Return: complaints it caused. */
unsigned long lock_sleep_under_spinlock(void);

/* Another task's turn with the mutex; lock_trail says who had it, in order. */
extern char lock_trail[16];
void lock_trail_add(char who);

#endif
