/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Functions that a kernel thread calls, soon or after a while. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H

#include <linux/cf_label.h>
#include <linux/atomic.h>
#include <linux/timer.h>

struct workqueue_struct;
struct work_struct;
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 20)
typedef void (*work_func_t)(void *data);
#else
typedef void (*work_func_t)(struct work_struct *work);
#endif

/* @data: bit 0 pending. @cf_argument: what @func is called with, if not NULL. */
struct work_struct {
	atomic_long_t data;
	struct list_head entry;
	work_func_t func;
	void *cf_argument;
	struct workqueue_struct *cf_queue;
};

struct delayed_work {
	struct work_struct work;
	struct timer_list timer;
	struct workqueue_struct *wq;
	int cpu;
};

struct rcu_work {
	struct work_struct work;
	struct rcu_head rcu;
	struct workqueue_struct *wq;
};

#define WORK_STRUCT_PENDING_BIT 0
#define WQ_UNBOUND 0x02
#define WQ_FREEZABLE 0x04
#define WQ_MEM_RECLAIM 0x08
#define WQ_HIGHPRI 0x10
#define WQ_CPU_INTENSIVE 0x20
#define WQ_SYSFS 0x40
#define WQ_POWER_EFFICIENT 0x80
#define __WQ_ORDERED 0x20000
#define WQ_MAX_ACTIVE 512

void cf_delayed_work_timer(struct timer_list *timer);
void cf_work_init(struct work_struct *work, work_func_t func, void *argument);
void cf_delayed_work_init(struct delayed_work *dwork, work_func_t func);

#define __WORK_INITIALIZER(n, f) {					\
	.entry = { &(n).entry, &(n).entry }, .func = (f) }
#define __DELAYED_WORK_INITIALIZER(n, f, fl)				\
	{ .work = __WORK_INITIALIZER((n).work, (f)) }
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 20)
#define DECLARE_WORK(n, f, d) struct work_struct n = {			\
	.entry = { &(n).entry, &(n).entry }, .func = (f), .cf_argument = (d) }
#define INIT_WORK(work, fn, data) cf_work_init(work, fn, data)
#else
#define DECLARE_WORK(n, f) struct work_struct n = __WORK_INITIALIZER(n, f)
#define DECLARE_DELAYED_WORK(n, f) \
	struct delayed_work n = __DELAYED_WORK_INITIALIZER(n, f, 0)
#define INIT_WORK(work, fn) cf_work_init(work, fn, NULL)
#define INIT_WORK_ONSTACK INIT_WORK
#define INIT_DELAYED_WORK(dwork, fn) cf_delayed_work_init(dwork, fn)
#define INIT_DELAYED_WORK_ONSTACK INIT_DELAYED_WORK
#define INIT_DEFERRABLE_WORK INIT_DELAYED_WORK
#define DECLARE_DEFERRABLE_WORK DECLARE_DELAYED_WORK
#endif
#define destroy_work_on_stack(work) ((void)(work))
#define destroy_delayed_work_on_stack(work) ((void)(work))

#define work_pending(work) test_bit(WORK_STRUCT_PENDING_BIT, &(work)->data)
#define delayed_work_pending(w) work_pending(&(w)->work)

static inline struct delayed_work *to_delayed_work(struct work_struct *work)
{
	return container_of(work, struct delayed_work, work);
}

/* NULL stands for all of the system's own. */
#define system_wq ((struct workqueue_struct *)NULL)
#define system_highpri_wq system_wq
#define system_long_wq system_wq
#define system_unbound_wq system_wq
#define system_freezable_wq system_wq
#define system_power_efficient_wq system_wq

struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags,
					 int max_active, ...)
	__cfk(alloc_workqueue) __printf(1, 4);
#define alloc_ordered_workqueue(fmt, flags, args...) \
	alloc_workqueue(fmt, (flags) | __WQ_ORDERED, 1, ##args)
#define create_workqueue(name) alloc_workqueue("%s", 0, 1, name)
#define create_freezable_workqueue(name) create_workqueue(name)
#define create_singlethread_workqueue(name) \
	alloc_ordered_workqueue("%s", 0, name)
void destroy_workqueue(struct workqueue_struct *wq) __cfk(destroy_workqueue);

bool queue_work(struct workqueue_struct *wq, struct work_struct *work)
	__cfk(queue_work);
bool queue_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
			unsigned long delay) __cfk(queue_delayed_work);
bool mod_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
		      unsigned long delay) __cfk(mod_delayed_work);
bool flush_work(struct work_struct *work) __cfk(flush_work);
bool flush_delayed_work(struct delayed_work *dwork) __cfk(flush_delayed_work);
bool cancel_work(struct work_struct *work) __cfk(cancel_work);
bool cancel_work_sync(struct work_struct *work) __cfk(cancel_work_sync);
bool cancel_delayed_work(struct delayed_work *dwork)
	__cfk(cancel_delayed_work);
bool cancel_delayed_work_sync(struct delayed_work *dwork)
	__cfk(cancel_delayed_work_sync);
void flush_workqueue(struct workqueue_struct *wq) __cfk(flush_workqueue);
#define drain_workqueue(wq) flush_workqueue(wq)
#define flush_scheduled_work() flush_workqueue(system_wq)
#define queue_work_on(cpu, wq, work) queue_work(wq, work)
#define queue_delayed_work_on(cpu, wq, work, delay) \
	queue_delayed_work(wq, work, delay)
#define schedule_work(work) queue_work(system_wq, work)
#define schedule_work_on(cpu, work) queue_work(system_wq, work)
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 20)
bool cf_schedule_old_delayed(struct work_struct *work, unsigned long delay);
#define schedule_delayed_work(work, delay) cf_schedule_old_delayed(work, delay)
#else
#define schedule_delayed_work(dwork, delay) \
	queue_delayed_work(system_wq, dwork, delay)
#endif
unsigned int work_busy(struct work_struct *work) __cfk(work_busy);

#endif
