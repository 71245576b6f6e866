/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * RCU on one CPU: a reader cannot be switched away from, so a grace period
 * is over when nobody reads. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RCUPDATE_H
#define _LINUX_RCUPDATE_H

#include <linux/cf_label.h>
#include <linux/compiler.h>
#include <linux/slab.h>
#include <linux/types.h>
#include <cf_context.h>

#define rcu_read_lock() ((void)cf_context()->rcu++)
#define rcu_read_unlock() ((void)cf_context()->rcu--)
#define rcu_read_lock_bh() rcu_read_lock()
#define rcu_read_unlock_bh() rcu_read_unlock()
#define rcu_read_lock_sched() rcu_read_lock()
#define rcu_read_unlock_sched() rcu_read_unlock()
#define rcu_read_lock_held() (cf_context()->rcu != 0)
#define rcu_dereference(p) READ_ONCE(p)
#define rcu_dereference_raw(p) READ_ONCE(p)
#define rcu_dereference_check(p, c) READ_ONCE(p)
#define rcu_dereference_protected(p, c) (p)
#define rcu_access_pointer(p) READ_ONCE(p)
#define rcu_assign_pointer(p, v) WRITE_ONCE(p, v)
#define RCU_INIT_POINTER(p, v) WRITE_ONCE(p, v)
#define RCU_INITIALIZER(v) (v)
#define rcu_replace_pointer(p, v, c) ({					\
	__typeof__(p) cf_was_ = (p);					\
	rcu_assign_pointer(p, v);					\
	cf_was_; })
#define rcu_pointer_handoff(p) (p)
#define RCU_LOCKDEP_WARN(c, s) do { } while (0)
#define init_rcu_head(head) do { } while (0)
#define destroy_rcu_head(head) do { } while (0)

void call_rcu(struct rcu_head *head, rcu_callback_t func) __cfk(call_rcu);
void synchronize_rcu(void) __cfk(synchronize_rcu);
void rcu_barrier(void) __cfk(rcu_barrier);
void cf_kfree_rcu(struct rcu_head *head, void *object);
#define synchronize_rcu_expedited() synchronize_rcu()
#define synchronize_sched() synchronize_rcu()
#define synchronize_kernel() synchronize_rcu()
#define call_rcu_bh call_rcu
#define call_rcu_sched call_rcu
#define CF_KFREE_RCU2(ptr, rf) \
	cf_kfree_rcu(&(ptr)->rf, (ptr))
#define CF_KFREE_RCU1(ptr) \
	do { synchronize_rcu(); kvfree(ptr); } while (0)
#define CF_KFREE_RCU_PICK(a, b, name, ...) name
#define kfree_rcu(args...) \
	CF_KFREE_RCU_PICK(args, CF_KFREE_RCU2, CF_KFREE_RCU1)(args)
#define kvfree_rcu kfree_rcu
#define kfree_rcu_mightsleep(ptr) CF_KFREE_RCU1(ptr)

#endif
