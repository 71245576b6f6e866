// SPDX-License-Identifier: LGPL-2.1-or-later
/* Locks, for check_lock.c. Kernel-side. */
#include <linux/cf_task.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched.h>
#include <linux/semaphore.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

#include "lock_k.h"

static DEFINE_MUTEX(a_mutex);
static DEFINE_SPINLOCK(a_spinlock);
static DEFINE_RWLOCK(a_rwlock);
static DECLARE_RWSEM(a_rwsem);
static DEFINE_SEMAPHORE(a_semaphore);
static unsigned long irq_flags;

char lock_trail[16];

void lock_trail_add(char who)
{
	lock_trail[strlen(lock_trail)] = who;
}

void lock_take(enum lock_kind kind)
{
	switch (kind) {
	case KIND_MUTEX: mutex_lock(&a_mutex); break;
	case KIND_SPIN: spin_lock(&a_spinlock); break;
	case KIND_SPIN_IRQ: spin_lock_irqsave(&a_spinlock, irq_flags); break;
	case KIND_READ: read_lock(&a_rwlock); break;
	case KIND_WRITE: write_lock(&a_rwlock); break;
	case KIND_DOWN_READ: down_read(&a_rwsem); break;
	case KIND_DOWN_WRITE: down_write(&a_rwsem); break;
	case KIND_SEMAPHORE: down(&a_semaphore); break;
	case KIND_KINDS: break;
	}
}

void lock_leave_kind(enum lock_kind kind)
{
	switch (kind) {
	case KIND_MUTEX: mutex_unlock(&a_mutex); break;
	case KIND_SPIN: spin_unlock(&a_spinlock); break;
	case KIND_SPIN_IRQ:
		spin_unlock_irqrestore(&a_spinlock, irq_flags);
		break;
	case KIND_READ: read_unlock(&a_rwlock); break;
	case KIND_WRITE: write_unlock(&a_rwlock); break;
	case KIND_DOWN_READ: up_read(&a_rwsem); break;
	case KIND_DOWN_WRITE: up_write(&a_rwsem); break;
	case KIND_SEMAPHORE: up(&a_semaphore); break;
	case KIND_KINDS: break;
	}
}

int lock_try_kind(enum lock_kind kind)
{
	unsigned long flags;

	switch (kind) {
	case KIND_MUTEX: return mutex_trylock(&a_mutex);
	case KIND_SPIN: return spin_trylock(&a_spinlock);
	case KIND_SPIN_IRQ:
		if (!spin_trylock_irqsave(&a_spinlock, flags))
			return 0;
		irq_flags = flags;
		return 1;
	case KIND_READ: return read_trylock(&a_rwlock);
	case KIND_WRITE: return write_trylock(&a_rwlock);
	case KIND_DOWN_READ: return down_read_trylock(&a_rwsem);
	case KIND_DOWN_WRITE: return down_write_trylock(&a_rwsem);
	case KIND_SEMAPHORE: return !down_trylock(&a_semaphore);
	case KIND_KINDS: break;
	}
	return 0;
}

int lock_interruptible(void)
{
	return mutex_lock_interruptible(&a_mutex);
}

void lock_take_twice(void *kind)
{
	lock_take((unsigned long)kind);
	lock_take((unsigned long)kind);
}

void lock_leave_open(void *kind)
{
	lock_leave_kind((unsigned long)kind);
}

/* A lock in fresh memory that nobody initialised. */
void lock_take_poisoned(void *arg)
{
	mutex_lock(kmalloc(sizeof(struct mutex), GFP_KERNEL));
}

unsigned long lock_sleep_under_spinlock(void)
{
	unsigned long before = cf_atomic_sleeps();

	spin_lock(&a_spinlock);
	kfree(kmalloc(8, GFP_KERNEL));
	kfree(kmalloc(8, GFP_ATOMIC));
	spin_unlock(&a_spinlock);
	return cf_atomic_sleeps() - before;
}
