/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Locks under which nobody sleeps. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/spinlock_types.h>
#include <linux/cf_label.h>
#include <linux/preempt.h>
#include <linux/irqflags.h>
#include <linux/bottom_half.h>
#include <asm/barrier.h>
#include <asm/processor.h>

void spin_lock(spinlock_t *lock) __cfk(spin_lock);
int spin_trylock(spinlock_t *lock) __cfk(spin_trylock);
void spin_unlock(spinlock_t *lock) __cfk(spin_unlock);
void read_lock(rwlock_t *lock) __cfk(read_lock);
void read_unlock(rwlock_t *lock) __cfk(read_unlock);
int read_trylock(rwlock_t *lock) __cfk(read_trylock);
void write_lock(rwlock_t *lock) __cfk(write_lock);
void write_unlock(rwlock_t *lock) __cfk(write_unlock);
int write_trylock(rwlock_t *lock) __cfk(write_trylock);

#define spin_lock_init(lock) cf_lock_init(&(lock)->cf, #lock)
#define raw_spin_lock_init(lock) spin_lock_init(lock)
#define rwlock_init(lock) cf_lock_init(&(lock)->cf, #lock)

static __always_inline int cf_lock_held(const struct cf_lock *lock)
{
	return lock->owner || lock->readers;
}
#define spin_is_locked(lock) cf_lock_held(&(lock)->cf)
#define spin_is_contended(lock) 0
#define assert_spin_locked(lock) \
	BUG_ON(!cf_lock_is_mine(&(lock)->cf))

/* Each form around an operation that takes or leaves the lock itself. */
#define CF_LOCK_IRQ(op, lock) \
	do { local_irq_disable(); op(lock); } while (0)
#define CF_UNLOCK_IRQ(op, lock) \
	do { op(lock); local_irq_enable(); } while (0)
#define CF_LOCK_SAVE(op, lock, flags) \
	do { local_irq_save(flags); op(lock); } while (0)
#define CF_UNLOCK_RESTORE(op, lock, flags) \
	do { op(lock); local_irq_restore(flags); } while (0)
#define CF_LOCK_BH(op, lock) \
	do { local_bh_disable(); op(lock); } while (0)
#define CF_UNLOCK_BH(op, lock) \
	do { op(lock); local_bh_enable(); } while (0)

#define spin_lock_irq(l) CF_LOCK_IRQ(spin_lock, l)
#define spin_unlock_irq(l) CF_UNLOCK_IRQ(spin_unlock, l)
#define spin_lock_irqsave(l, f) CF_LOCK_SAVE(spin_lock, l, f)
#define spin_unlock_irqrestore(l, f) CF_UNLOCK_RESTORE(spin_unlock, l, f)
#define spin_lock_bh(l) CF_LOCK_BH(spin_lock, l)
#define spin_unlock_bh(l) CF_UNLOCK_BH(spin_unlock, l)
#define spin_lock_nested(l, sub) spin_lock(l)
#define spin_lock_irqsave_nested(l, f, sub) spin_lock_irqsave(l, f)
#define spin_trylock_irqsave(l, f) ({					\
	local_irq_save(f);						\
	spin_trylock(l) ? 1 : ({ local_irq_restore(f); 0; }); })
#define spin_trylock_irq(l) ({						\
	local_irq_disable();						\
	spin_trylock(l) ? 1 : ({ local_irq_enable(); 0; }); })
#define spin_trylock_bh(l) ({						\
	local_bh_disable();						\
	spin_trylock(l) ? 1 : ({ local_bh_enable(); 0; }); })
#define spin_unlock_wait(l) ((void)(l))
#define raw_spin_lock spin_lock
#define raw_spin_unlock spin_unlock
#define raw_spin_trylock spin_trylock
#define raw_spin_lock_irq spin_lock_irq
#define raw_spin_unlock_irq spin_unlock_irq
#define raw_spin_lock_irqsave spin_lock_irqsave
#define raw_spin_unlock_irqrestore spin_unlock_irqrestore

#define read_lock_irq(l) CF_LOCK_IRQ(read_lock, l)
#define read_unlock_irq(l) CF_UNLOCK_IRQ(read_unlock, l)
#define read_lock_irqsave(l, f) CF_LOCK_SAVE(read_lock, l, f)
#define read_unlock_irqrestore(l, f) CF_UNLOCK_RESTORE(read_unlock, l, f)
#define read_lock_bh(l) CF_LOCK_BH(read_lock, l)
#define read_unlock_bh(l) CF_UNLOCK_BH(read_unlock, l)
#define write_lock_irq(l) CF_LOCK_IRQ(write_lock, l)
#define write_unlock_irq(l) CF_UNLOCK_IRQ(write_unlock, l)
#define write_lock_irqsave(l, f) CF_LOCK_SAVE(write_lock, l, f)
#define write_unlock_irqrestore(l, f) CF_UNLOCK_RESTORE(write_unlock, l, f)
#define write_lock_bh(l) CF_LOCK_BH(write_lock, l)
#define write_unlock_bh(l) CF_UNLOCK_BH(write_unlock, l)

#define atomic_dec_and_lock(atomic, lock) ({				\
	spin_lock(lock);						\
	atomic_dec_and_test(atomic) ? 1 : ({ spin_unlock(lock); 0; }); })

#endif
