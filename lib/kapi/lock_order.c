// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The order of a driver's locks and mmap_lock. Kernel-side.
 *
 * A user copy whose page is absent takes mmap_lock, so a lock that is held
 * over a copy comes before it. A lock that is taken in an mmap or fault method
 * comes behind it. A lock that is both is a deadlock of two threads:
 *
 *	takes the lock			takes mmap_lock, in mmap() or a fault
 *	copies, takes mmap_lock		takes the lock
 *
 * It need not happen to be seen: each lock remembers both, in whatever order
 * they come. Spinlocks are no matter: a copy under one is wrong by itself.
 */
#include <linux/errno.h>
#include <linux/sched.h>
#include <cf_access.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "sched.h"

static __cf_state struct cf_lock_order order;

static void note(const char *name, unsigned long taken_at,
		 const struct cf_site *site)
{
	if (order.site)
		return;
	order.name = name;
	order.taken_at = taken_at;
	order.site = site;
}

void lock_order_taken(struct cf_lock *lock, unsigned long at)
{
	lock->under_mmap = at;
	if (lock->over_copy)
		note(lock->name, at, lock->over_copy);
}

void cf_locks_copied(const struct cf_site *site)
{
	struct task_struct *me = current;
	unsigned int i;

	if (!me->cf_nheld || me->cf.preempt || me->cf.pagefault_disabled)
		return;
	for (i = 0; i < min_t(unsigned int, me->cf_nheld, CF_HELD_MAX); i++) {
		struct cf_lock *lock = me->cf_held[i].lock;

		lock->over_copy = site;
		if (me->mm && lock == &me->mm->mmap_lock.cf)
			note("mmap_lock", me->cf_held[i].at, site);
		else if (lock->under_mmap)
			note(lock->name, lock->under_mmap, site);
	}
}

int cf_lock_order_get(struct cf_lock_order *out)
{
	if (!order.site)
		return -ENOENT;
	*out = order;
	return 0;
}
