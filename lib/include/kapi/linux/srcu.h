/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Sleepable RCU: readers are counted, and a grace period waits for none.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SRCU_H
#define _LINUX_SRCU_H

#include <linux/rcupdate.h>
#include <linux/sched.h>

struct srcu_struct {
	int cf_readers;
};
#define DEFINE_SRCU(name) struct srcu_struct name
#define DEFINE_STATIC_SRCU(name) static struct srcu_struct name
#define init_srcu_struct(s) ((s)->cf_readers = 0)
#define cleanup_srcu_struct(s) ((void)(s))
#define srcu_read_lock(s) ({ (s)->cf_readers++; 0; })
#define srcu_read_unlock(s, idx) ((void)(idx), (void)(s)->cf_readers--)
#define srcu_dereference(p, s) READ_ONCE(p)
#define synchronize_srcu(s) \
	do { while ((s)->cf_readers) schedule_timeout_uninterruptible(1); } while (0)

#endif
