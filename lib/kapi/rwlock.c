// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Locks that readers share: rwlock_t, under which nobody sleeps, and struct
 * rw_semaphore. A reader may take one again that it has. Kernel-side.
 */
#include <linux/rwsem.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <cf_oops.h>

#include "lock.h"
#include "sched.h"

#define CALLER ((unsigned long)__builtin_return_address(0))

void read_lock(rwlock_t *lock)
{
	lock_spin(&lock->cf, true, CALLER);
}

void write_lock(rwlock_t *lock)
{
	lock_spin(&lock->cf, false, CALLER);
}

static int trylock(rwlock_t *lock, bool shared, unsigned long at)
{
	cf_fuel_burn();
	if (!lock_try(&lock->cf, shared, at))
		return 0;
	preempt_disable();
	return 1;
}

int read_trylock(rwlock_t *lock)
{
	return trylock(lock, true, CALLER);
}

int write_trylock(rwlock_t *lock)
{
	return trylock(lock, false, CALLER);
}

void read_unlock(rwlock_t *lock)
{
	lock_leave(&lock->cf, true);
	preempt_enable();
}

void write_unlock(rwlock_t *lock)
{
	lock_leave(&lock->cf, false);
	preempt_enable();
}

void down_read(struct rw_semaphore *sem)
{
	sleep_check("down_read");
	lock_sleep(&sem->cf, true, TASK_UNINTERRUPTIBLE, CALLER);
}

int down_read_interruptible(struct rw_semaphore *sem)
{
	sleep_check("down_read_interruptible");
	return lock_sleep(&sem->cf, true, TASK_INTERRUPTIBLE, CALLER);
}

int down_read_killable(struct rw_semaphore *sem)
{
	sleep_check("down_read_killable");
	return lock_sleep(&sem->cf, true, TASK_KILLABLE, CALLER);
}

int down_read_trylock(struct rw_semaphore *sem)
{
	cf_fuel_burn();
	return lock_try(&sem->cf, true, CALLER);
}

void up_read(struct rw_semaphore *sem)
{
	lock_leave(&sem->cf, true);
}

void down_write(struct rw_semaphore *sem)
{
	sleep_check("down_write");
	lock_sleep(&sem->cf, false, TASK_UNINTERRUPTIBLE, CALLER);
}

int down_write_killable(struct rw_semaphore *sem)
{
	sleep_check("down_write_killable");
	return lock_sleep(&sem->cf, false, TASK_KILLABLE, CALLER);
}

int down_write_trylock(struct rw_semaphore *sem)
{
	cf_fuel_burn();
	return lock_try(&sem->cf, false, CALLER);
}

void up_write(struct rw_semaphore *sem)
{
	lock_leave(&sem->cf, false);
}

void downgrade_write(struct rw_semaphore *sem)
{
	lock_leave(&sem->cf, false);
	lock_try(&sem->cf, true, CALLER);
}
