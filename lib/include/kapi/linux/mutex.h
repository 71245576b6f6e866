/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The sleeping lock with an owner. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MUTEX_H
#define _LINUX_MUTEX_H

#include <linux/cf_label.h>
#include <linux/cf_lock.h>
#include <linux/errno.h>
#include <linux/lockdep.h>
#include <linux/spinlock_types.h>

struct mutex {
	struct cf_lock cf;
};

#define __MUTEX_INITIALIZER(name) { .cf = CF_LOCK_INIT(#name) }
#define DEFINE_MUTEX(name) struct mutex name = __MUTEX_INITIALIZER(name)
#define mutex_init(mutex) cf_lock_init(&(mutex)->cf, #mutex)
#define __mutex_init(mutex, text, key) cf_lock_init(&(mutex)->cf, text)

void mutex_lock(struct mutex *lock) __cfk(mutex_lock);
int mutex_lock_interruptible(struct mutex *lock)
	__cfk(mutex_lock_interruptible) __must_check;
int mutex_lock_killable(struct mutex *lock)
	__cfk(mutex_lock_killable) __must_check;
int mutex_trylock(struct mutex *lock) __cfk(mutex_trylock);
void mutex_unlock(struct mutex *lock) __cfk(mutex_unlock);
void mutex_destroy(struct mutex *lock) __cfk(mutex_destroy);
bool mutex_is_locked(struct mutex *lock) __cfk(mutex_is_locked);
int atomic_dec_and_mutex_lock(atomic_t *count, struct mutex *lock)
	__cfk(atomic_dec_and_mutex_lock);
#define mutex_lock_nested(lock, sub) mutex_lock(lock)
#define mutex_lock_interruptible_nested(lock, sub) \
	mutex_lock_interruptible(lock)
#define mutex_lock_io(lock) mutex_lock(lock)

#endif
