/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Spinlocks and reader-writer spinlocks as data. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SPINLOCK_TYPES_H
#define _LINUX_SPINLOCK_TYPES_H

#include <linux/cf_lock.h>

typedef struct spinlock {
	struct cf_lock cf;
} spinlock_t;
typedef spinlock_t raw_spinlock_t;
typedef struct {
	struct cf_lock cf;
} rwlock_t;

#define __SPIN_LOCK_UNLOCKED(x) { .cf = CF_LOCK_INIT(#x) }
#define __RW_LOCK_UNLOCKED(x) { .cf = CF_LOCK_INIT(#x) }
#define SPIN_LOCK_UNLOCKED ((spinlock_t) { .cf = CF_LOCK_INIT("spinlock") })
#define RW_LOCK_UNLOCKED ((rwlock_t) { .cf = CF_LOCK_INIT("rwlock") })
#define DEFINE_SPINLOCK(x) spinlock_t x = { .cf = CF_LOCK_INIT(#x) }
#define DEFINE_RAW_SPINLOCK(x) raw_spinlock_t x = { .cf = CF_LOCK_INIT(#x) }
#define DEFINE_RWLOCK(x) rwlock_t x = { .cf = CF_LOCK_INIT(#x) }

#endif
