/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The whole core, in an order in which each header finds what it needs. Core
 * headers include this first, before their own guard: half of all names that
 * drivers use come from headers they do not include. Kernel-side.
 */
#ifndef _LINUX_CF_UMBRELLA_H
#define _LINUX_CF_UMBRELLA_H

#include <linux/stddef.h>
#include <linux/stdarg.h>
#include <linux/stringify.h>
#include <linux/cf_label.h>
#include <linux/types.h>
#include <linux/uidgid.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/cache.h>
#include <linux/version.h>
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/err.h>
#include <linux/string.h>
#include <linux/ctype.h>
#include <linux/math64.h>
#include <linux/overflow.h>
#include <linux/list.h>
#include <linux/atomic.h>
#include <linux/preempt.h>
#include <linux/irqflags.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>
#include <linux/refcount.h>
#include <linux/kref.h>
#include <linux/gfp.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <linux/mm.h>
#include <linux/bitmap.h>
#include <linux/rcupdate.h>
#include <linux/rculist.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/sched.h>
#include <linux/wait.h>
#include <linux/completion.h>
#include <linux/timer.h>
#include <linux/hrtimer.h>
#include <linux/delay.h>
#include <linux/workqueue.h>
#include <linux/rbtree.h>
#include <linux/random.h>
#include <linux/nospec.h>
#include <linux/ratelimit.h>
#if __has_include(<linux/uaccess.h>)
#include <linux/uaccess.h>
#endif
#if __has_include(<linux/module.h>)
#include <linux/module.h>
#endif
#if __has_include(<linux/fs.h>)
#include <linux/fs.h>
#endif

#endif
