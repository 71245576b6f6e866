// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Exclusive locks: spinlocks and mutexes, and what all kinds share. A lock
 * knows its owner, a task the locks it holds, oldest first; so that taking one
 * twice, leaving one that is not held and returning with one are all seen.
 *
 * Tasks switch only where they sleep, so a spinlock is contended only when its
 * holder sleeps, which is a bug, and no spinning would end it. Kernel-side.
 */
#include <linux/cf_lock.h>
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <cf_oops.h>
#include <cf_syscall.h>

#include "lock.h"
#include "sched.h"

#define CALLER ((unsigned long)__builtin_return_address(0))

void cf_lock_init(struct cf_lock *lock, const char *name)
{
	*lock = (struct cf_lock) { .name = name };
}

bool cf_lock_is_mine(const struct cf_lock *lock)
{
	const struct task_struct *me = current;
	unsigned int i;

	if (lock->owner)
		return lock->owner == me;
	for (i = 0; i < min_t(unsigned int, me->cf_nheld, CF_HELD_MAX); i++)
		if (me->cf_held[i].lock == lock)
			return true;
	return false;
}

void lock_oops(const char *what, const struct cf_lock *lock)
{
	bool is_valid = !lock->owner || task_is_known(lock->owner);
	char text[200];

	/* A name in poisoned memory must not be followed. */
	if (is_valid)
		snprintf(text, sizeof(text), "%s %s", what,
			 lock->name ?: "(a lock that was never initialised)");
	else
		snprintf(text, sizeof(text),
			 "use of a lock that was never initialised, or is freed");
	cf_oops_raise(CF_OOPS_LOCK, text);
}

void held_add(struct cf_lock *lock, unsigned long at)
{
	struct task_struct *me = current;
	unsigned int index = me->cf_nheld++;

	if (index < CF_HELD_MAX)
		me->cf_held[index] = (struct cf_held) { lock, at };
	if (unlikely(me->cf_in_mmap))
		lock_order_taken(lock, at);
}

bool held_remove(struct task_struct *task, const struct cf_lock *lock)
{
	unsigned int n = min_t(unsigned int, task->cf_nheld, CF_HELD_MAX);
	unsigned int i = n;

	while (i-- > 0) {
		if (task->cf_held[i].lock != lock)
			continue;
		for (task->cf_nheld--; i + 1 < n; i++)
			task->cf_held[i] = task->cf_held[i + 1];
		return true;
	}
	/* Beyond the array they are only counted. */
	if (task->cf_nheld > CF_HELD_MAX) {
		task->cf_nheld--;
		return true;
	}
	return false;
}

const char *cf_lock_name(unsigned int n, unsigned long *taken_at)
{
	const struct task_struct *me = current;

	if (n >= me->cf_nheld || n >= CF_HELD_MAX)
		return NULL;
	if (taken_at)
		*taken_at = me->cf_held[n].at;
	return me->cf_held[n].lock->name ?: "(unnamed lock)";
}

bool lock_try(struct cf_lock *lock, bool shared, unsigned long at)
{
	if (lock->owner || (!shared && lock->readers))
		return false;
	if (shared)
		lock->readers++;
	else
		lock->owner = current;
	held_add(lock, at);
	return true;
}

/*
 * The caller is about to wait for @lock. If those who hold it, and what they
 * wait for, lead back to the caller, nobody will ever go on.
 */
static void deadlock_check(const struct cf_lock *lock)
{
	const struct task_struct *me = current, *task = lock->owner;
	char text[200];

	while (task && task != me && task->cf_wait_lock)
		task = task->cf_wait_lock->owner;
	if (task != me)
		return;
	task = lock->owner;
	snprintf(text, sizeof(text),
		 "%s waits for %s, which %s holds, which waits for %s",
		 me->cf_call ?: me->comm, lock->name ?: "a lock",
		 task->cf_call ?: task->comm,
		 task->cf_wait_lock->name ?: "a lock");
	cf_oops_raise_also(CF_OOPS_DEADLOCK, text, task->cf_wait_at);
}

static void lock_wait(const struct cf_lock *lock, unsigned int state,
		      unsigned long at)
{
	struct task_struct *me = current;

	deadlock_check(lock);
	me->cf_wait_lock = lock;
	me->cf_wait_at = at;
	sched_wait_on(lock, state);
	me->cf_wait_lock = NULL;
}

int lock_sleep(struct cf_lock *lock, bool shared, unsigned int state,
	       unsigned long at)
{
	cf_fuel_burn();
	if (!(shared && !lock->owner) && cf_lock_is_mine(lock))
		lock_oops("self-deadlock on", lock);
	if (lock->owner && !task_is_known(lock->owner))
		lock_oops("taking", lock);
	while (!lock_try(lock, shared, at)) {
		if (signal_pending_state(state, current))
			return -EINTR;
		lock_wait(lock, state, at);
	}
	return 0;
}

void lock_spin(struct cf_lock *lock, bool shared, unsigned long at)
{
	cf_fuel_burn();
	if (lock_try(lock, shared, at)) {
		preempt_disable();
		return;
	}
	if (cf_lock_is_mine(lock))
		lock_oops("self-deadlock on", lock);
	lock_oops("spinning for ever: the holder sleeps:", lock);
}

void lock_leave(struct cf_lock *lock, bool shared)
{
	struct task_struct *me = current;

	if (shared ? !lock->readers : !lock->owner)
		lock_oops("unlock of a lock that is not held:", lock);
	if (!shared && lock->owner != me)
		lock_oops("unlock of a lock that another task holds:", lock);
	if (!held_remove(me, lock))
		lock_oops("unlock of a lock that this task does not hold:",
			  lock);
	if (shared)
		lock->readers--;
	else
		lock->owner = NULL;
	sched_wake(lock);
}

/* ---- spinlocks ---- */

void spin_lock(spinlock_t *lock)
{
	lock_spin(&lock->cf, false, CALLER);
}

int spin_trylock(spinlock_t *lock)
{
	cf_fuel_burn();
	if (!lock_try(&lock->cf, false, CALLER))
		return 0;
	preempt_disable();
	return 1;
}

void spin_unlock(spinlock_t *lock)
{
	lock_leave(&lock->cf, false);
	preempt_enable();
}

/* ---- mutexes ---- */

void mutex_lock(struct mutex *lock)
{
	sleep_check("mutex_lock");
	lock_sleep(&lock->cf, false, TASK_UNINTERRUPTIBLE, CALLER);
}

int mutex_lock_interruptible(struct mutex *lock)
{
	sleep_check("mutex_lock_interruptible");
	return lock_sleep(&lock->cf, false, TASK_INTERRUPTIBLE, CALLER);
}

int mutex_lock_killable(struct mutex *lock)
{
	sleep_check("mutex_lock_killable");
	return lock_sleep(&lock->cf, false, TASK_KILLABLE, CALLER);
}

int mutex_trylock(struct mutex *lock)
{
	cf_fuel_burn();
	return lock_try(&lock->cf, false, CALLER);
}

void mutex_unlock(struct mutex *lock)
{
	lock_leave(&lock->cf, false);
}

void mutex_destroy(struct mutex *lock)
{
	if (lock->cf.owner)
		lock_oops("destruction of a lock that is held:", &lock->cf);
}

bool mutex_is_locked(struct mutex *lock)
{
	return lock->cf.owner != NULL;
}

int atomic_dec_and_mutex_lock(atomic_t *count, struct mutex *lock)
{
	if (atomic_add_unless(count, -1, 1))
		return 0;
	sleep_check("atomic_dec_and_mutex_lock");
	lock_sleep(&lock->cf, false, TASK_UNINTERRUPTIBLE, CALLER);
	if (atomic_dec_and_test(count))
		return 1;
	lock_leave(&lock->cf, false);
	return 0;
}
