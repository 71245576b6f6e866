/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Counting semaphores. One that begins at 1 is taken for a mutex of old, and
 * is on the list of its holder's locks; who gives it back is not checked.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SEMAPHORE_H
#define _LINUX_SEMAPHORE_H

#include <linux/cf_label.h>
#include <linux/cf_lock.h>

struct semaphore {
	struct cf_lock cf;
	unsigned int count;
	unsigned int cf_first;
};

#define __SEMAPHORE_INITIALIZER(name, n) \
	{ .cf = CF_LOCK_INIT(#name), .count = (n), .cf_first = (n) }
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
#define DEFINE_SEMAPHORE(name) \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, 1)
#else
#define DEFINE_SEMAPHORE(name, n) \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, n)
#endif
#define sema_init(sem, val) cf_sema_init(sem, val, #sem)
void cf_sema_init(struct semaphore *sem, int val, const char *name);
void down(struct semaphore *sem) __cfk(down);
int down_interruptible(struct semaphore *sem)
	__cfk(down_interruptible) __must_check;
int down_killable(struct semaphore *sem) __cfk(down_killable) __must_check;
int down_trylock(struct semaphore *sem) __cfk(down_trylock) __must_check;
int down_timeout(struct semaphore *sem, long jiffies)
	__cfk(down_timeout) __must_check;
void up(struct semaphore *sem) __cfk(up);

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 37)
#define DECLARE_MUTEX(name) \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, 1)
#define DECLARE_MUTEX_LOCKED(name) \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, 0)
#define init_MUTEX(sem) cf_sema_init(sem, 1, #sem)
#define init_MUTEX_LOCKED(sem) cf_sema_init(sem, 0, #sem)
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 4, 0)
#define MUTEX ((struct semaphore) __SEMAPHORE_INITIALIZER(mutex, 1))
#define MUTEX_LOCKED ((struct semaphore) __SEMAPHORE_INITIALIZER(mutex, 0))
#endif

#endif
