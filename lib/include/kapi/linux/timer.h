/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Functions called after a while, in ticks. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_TIMER_H
#define _LINUX_TIMER_H

#include <linux/cf_label.h>
#include <linux/jiffies.h>
#include <linux/list.h>

/* @entry is linked while the timer is pending. */
struct timer_list {
	struct hlist_node entry;
	unsigned long expires;
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 15, 0)
	void (*function)(unsigned long data);
	u32 flags;
	unsigned long data;
#else
	void (*function)(struct timer_list *timer);
	u32 flags;
	unsigned long cf_old_data;
#endif
};

#define TIMER_DEFERRABLE 0x00080000
#define TIMER_PINNED 0x00100000
#define TIMER_IRQSAFE 0x00200000
/* function is called with data, as before 4.15. */
#define TIMER_CF_OLD 0x80000000

void cf_timer_add(struct timer_list *timer, bool again);
int cf_timer_mod(struct timer_list *timer, unsigned long expires);
int cf_timer_del(struct timer_list *timer);

static inline int timer_pending(const struct timer_list *timer)
{
	return !hlist_unhashed(&timer->entry);
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 15, 0)
#define CF_TIMER_ERA(timer) ((timer)->flags |= TIMER_CF_OLD)
#define TIMER_INITIALIZER(fn, exp, dat) { .function = (fn), \
	.expires = (exp), .data = (dat), .flags = TIMER_CF_OLD }
#define DEFINE_TIMER(name, fn, exp, dat) \
	struct timer_list name = TIMER_INITIALIZER(fn, exp, dat)

static inline void init_timer(struct timer_list *timer)
{
	timer->entry.pprev = NULL;
	timer->flags = TIMER_CF_OLD;
}

static inline void setup_timer(struct timer_list *timer,
			       void (*function)(unsigned long),
			       unsigned long data)
{
	init_timer(timer);
	timer->function = function;
	timer->data = data;
}
#define init_timer_on_stack init_timer
#define setup_timer_on_stack setup_timer
#else
#define CF_TIMER_ERA(timer) ((void)(timer))
#define TIMER_INITIALIZER(fn, fl) { .function = (fn), .flags = (fl) }
#define DEFINE_TIMER(name, fn) \
	struct timer_list name = TIMER_INITIALIZER(fn, 0)

static inline void timer_setup(struct timer_list *timer,
			       void (*function)(struct timer_list *),
			       unsigned int flags)
{
	timer->entry.pprev = NULL;
	timer->function = function;
	timer->flags = flags;
}
#define timer_setup_on_stack timer_setup
#define from_timer(var, timer, field) \
	container_of(timer, __typeof__(*var), field)
#endif
#define destroy_timer_on_stack(timer) ((void)(timer))

static inline void add_timer(struct timer_list *timer)
{
	CF_TIMER_ERA(timer);
	cf_timer_add(timer, false);
}

static inline int mod_timer(struct timer_list *timer, unsigned long expires)
{
	CF_TIMER_ERA(timer);
	return cf_timer_mod(timer, expires);
}
#define mod_timer_pending(timer, expires) \
	(timer_pending(timer) ? mod_timer(timer, expires) : 0)
#define del_timer(timer) cf_timer_del(timer)
#define del_timer_sync(timer) cf_timer_del(timer)
#define try_to_del_timer_sync(timer) cf_timer_del(timer)
#define timer_delete(timer) cf_timer_del(timer)
#define timer_delete_sync(timer) cf_timer_del(timer)
#define timer_shutdown_sync(timer) cf_timer_del(timer)
#define add_timer_on(timer, cpu) add_timer(timer)

#endif
