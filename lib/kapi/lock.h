/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Taking and leaving locks of every kind. Kernel-side, private to lib/kapi. */
#ifndef CF_KAPI_LOCK_H
#define CF_KAPI_LOCK_H

#include <linux/cf_lock.h>

/** lock_try() - Take it if that needs no waiting. @at: who asks */
bool lock_try(struct cf_lock *lock, bool shared, unsigned long at);

/**
 * lock_sleep() - Take it, sleeping in @state while others hold it.
 *
 * Return: R2. 0, or -EINTR for a signal that @state admits. An oops when the
 * task holds it already.
 */
int lock_sleep(struct cf_lock *lock, bool shared, unsigned int state,
	       unsigned long at);

/** lock_spin() - Take it and disable preemption; an oops when it is held. */
void lock_spin(struct cf_lock *lock, bool shared, unsigned long at);

/** lock_leave() - Give it up; an oops when the task does not hold it. */
void lock_leave(struct cf_lock *lock, bool shared);

/** lock_oops() - End the run over a lock. @what: goes before its name */
void lock_oops(const char *what, const struct cf_lock *lock)
	__attribute__((noreturn));

#endif
