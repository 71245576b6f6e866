/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The sleeping lock that readers share. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RWSEM_H
#define _LINUX_RWSEM_H

#include <linux/cf_label.h>
#include <linux/cf_lock.h>
#include <linux/lockdep.h>

struct rw_semaphore {
	struct cf_lock cf;
};

#define __RWSEM_INITIALIZER(name) { .cf = CF_LOCK_INIT(#name) }
#define DECLARE_RWSEM(name) \
	struct rw_semaphore name = __RWSEM_INITIALIZER(name)
#define init_rwsem(sem) cf_lock_init(&(sem)->cf, #sem)

void down_read(struct rw_semaphore *sem) __cfk(down_read);
int down_read_interruptible(struct rw_semaphore *sem)
	__cfk(down_read_interruptible) __must_check;
int down_read_killable(struct rw_semaphore *sem)
	__cfk(down_read_killable) __must_check;
int down_read_trylock(struct rw_semaphore *sem) __cfk(down_read_trylock);
void up_read(struct rw_semaphore *sem) __cfk(up_read);
void down_write(struct rw_semaphore *sem) __cfk(down_write);
int down_write_killable(struct rw_semaphore *sem)
	__cfk(down_write_killable) __must_check;
int down_write_trylock(struct rw_semaphore *sem) __cfk(down_write_trylock);
void up_write(struct rw_semaphore *sem) __cfk(up_write);
void downgrade_write(struct rw_semaphore *sem) __cfk(downgrade_write);
#define down_read_nested(sem, sub) down_read(sem)
#define down_write_nested(sem, sub) down_write(sem)
#define rwsem_is_locked(sem) ((sem)->cf.owner || (sem)->cf.readers)

#endif
