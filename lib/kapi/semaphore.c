// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Counting semaphores. One that began at 1 is a mutex to the driver: it stands
 * among the locks of the task that took it until somebody, whoever that is,
 * gives it back. Kernel-side.
 */
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/sched.h>
#include <linux/semaphore.h>
#include <cf_oops.h>

#include "sched.h"

#define CALLER ((unsigned long)__builtin_return_address(0))

void cf_sema_init(struct semaphore *sem, int val, const char *name)
{
	sem->cf = (struct cf_lock) { .name = name };
	sem->count = val;
	sem->cf_first = val;
}

static bool sem_try(struct semaphore *sem, unsigned long at)
{
	if (!sem->count)
		return false;
	sem->count--;
	if (sem->cf_first == 1)
		held_add(&sem->cf, at);
	return true;
}

static int sem_sleep(struct semaphore *sem, unsigned int state,
		     unsigned long at)
{
	cf_fuel_burn();
	while (!sem_try(sem, at)) {
		if (signal_pending_state(state, current))
			return -EINTR;
		sched_wait_on(sem, state);
	}
	return 0;
}

void down(struct semaphore *sem)
{
	sleep_check("down");
	sem_sleep(sem, TASK_UNINTERRUPTIBLE, CALLER);
}

int down_interruptible(struct semaphore *sem)
{
	sleep_check("down_interruptible");
	return sem_sleep(sem, TASK_INTERRUPTIBLE, CALLER);
}

int down_killable(struct semaphore *sem)
{
	sleep_check("down_killable");
	return sem_sleep(sem, TASK_KILLABLE, CALLER);
}

/* 0 when it was taken: the other way round than all other trylocks. */
int down_trylock(struct semaphore *sem)
{
	cf_fuel_burn();
	return !sem_try(sem, CALLER);
}

int down_timeout(struct semaphore *sem, long timeout)
{
	unsigned long at = CALLER;

	sleep_check("down_timeout");
	while (!sem_try(sem, at)) {
		if (timeout <= 0)
			return -ETIME;
		current->cf_wait_for = sem;
		timeout = schedule_timeout_uninterruptible(timeout);
		current->cf_wait_for = NULL;
	}
	return 0;
}

static void held_remove_anywhere(const struct semaphore *sem)
{
	struct task_struct *task;

	if (held_remove(current, &sem->cf))
		return;
	list_for_each_entry(task, &cf_tasks, cf_all)
		if (held_remove(task, &sem->cf))
			return;
}

void up(struct semaphore *sem)
{
	if (sem->cf_first == 1)
		held_remove_anywhere(sem);
	sem->count++;
	sched_wake(sem);
}
