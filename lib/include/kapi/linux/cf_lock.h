/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every kind of lock is made of. Zeroed memory is an open lock, as on
 * x86. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_LOCK_H
#define _LINUX_CF_LOCK_H

#include <linux/compiler.h>
#include <linux/types.h>

struct cf_site;
struct task_struct;

/**
 * struct cf_lock - one lock of any kind
 * @name:    text of the expression it was initialised by; NULL if it was not
 * @owner:   task that holds it exclusively
 * @readers: tasks that share it
 * @under_mmap: where it was taken with mmap_lock held; 0: nowhere
 * @over_copy:  a user copy over which it was held, or NULL
 */
struct cf_lock {
	const char *name;
	struct task_struct *owner;
	int readers;
	unsigned long under_mmap;
	const struct cf_site *over_copy;
};

#define CF_LOCK_INIT(text) { .name = (text) }

enum cf_lock_kind {
	CF_LOCK_SPIN,
	CF_LOCK_MUTEX,
	CF_LOCK_RWLOCK,
	CF_LOCK_RWSEM,
	CF_LOCK_SEMAPHORE,
};

void cf_lock_init(struct cf_lock *lock, const char *name);
bool cf_lock_is_mine(const struct cf_lock *lock);

#endif
