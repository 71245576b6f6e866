/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sleeping until something is true. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_WAIT_H
#define _KAPI_LINUX_WAIT_H

#include <linux/cf_label.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/stddef.h>
#include <asm/current.h>
#include <uapi/linux/wait.h>

struct wait_queue_entry;
typedef int (*wait_queue_func_t)(struct wait_queue_entry *entry,
				 unsigned int mode, int flags, void *key);

#define WQ_FLAG_EXCLUSIVE 0x01
#define WQ_FLAG_WOKEN 0x02

struct wait_queue_entry {
	unsigned int flags;
	void *private;
	wait_queue_func_t func;
	struct list_head entry;
};
typedef struct wait_queue_entry wait_queue_entry_t;
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 13, 0)
typedef struct wait_queue_entry wait_queue_t;
#endif

struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
};
typedef struct wait_queue_head wait_queue_head_t;

int default_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			  int flags, void *key) __cfk(default_wake_function);
int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			     int flags, void *key)
	__cfk(autoremove_wake_function);
int woken_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			int flags, void *key) __cfk(woken_wake_function);
long wait_woken(struct wait_queue_entry *entry, unsigned int mode, long timeout)
	__cfk(wait_woken);

#define __WAITQUEUE_INITIALIZER(name, tsk) {				\
	.private = (tsk),						\
	.func = default_wake_function,					\
	.entry = { NULL, NULL } }
#define DECLARE_WAITQUEUE(name, tsk) \
	struct wait_queue_entry name = __WAITQUEUE_INITIALIZER(name, tsk)
#define __WAIT_QUEUE_HEAD_INITIALIZER(name) {				\
	.lock = __SPIN_LOCK_UNLOCKED(name.lock),			\
	.head = LIST_HEAD_INIT((name).head) }
#define DECLARE_WAIT_QUEUE_HEAD(name) \
	struct wait_queue_head name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
#define DECLARE_WAIT_QUEUE_HEAD_ONSTACK DECLARE_WAIT_QUEUE_HEAD
#define DEFINE_WAIT_FUNC(name, function)				\
	struct wait_queue_entry name = {				\
		.private = current,					\
		.func = (function),					\
		.entry = LIST_HEAD_INIT((name).entry) }
#define DEFINE_WAIT(name) DEFINE_WAIT_FUNC(name, autoremove_wake_function)
#define init_wait(wait)							\
do {									\
	(wait)->private = current;					\
	(wait)->func = autoremove_wake_function;			\
	INIT_LIST_HEAD(&(wait)->entry);					\
	(wait)->flags = 0;						\
} while (0)
#define init_waitqueue_head(wq) cf_waitqueue_init(wq, #wq)
void cf_waitqueue_init(struct wait_queue_head *wq, const char *name);

static inline void init_waitqueue_entry(struct wait_queue_entry *entry,
					struct task_struct *task)
{
	entry->flags = 0;
	entry->private = task;
	entry->func = default_wake_function;
}

static inline void init_waitqueue_func_entry(struct wait_queue_entry *entry,
					     wait_queue_func_t func)
{
	entry->flags = 0;
	entry->private = NULL;
	entry->func = func;
}

static inline int waitqueue_active(struct wait_queue_head *wq)
{
	return !list_empty(&wq->head);
}
#define wq_has_sleeper(wq) waitqueue_active(wq)

void add_wait_queue(struct wait_queue_head *wq, struct wait_queue_entry *entry)
	__cfk(add_wait_queue);
void add_wait_queue_exclusive(struct wait_queue_head *wq,
			      struct wait_queue_entry *entry)
	__cfk(add_wait_queue_exclusive);
void remove_wait_queue(struct wait_queue_head *wq,
		       struct wait_queue_entry *entry) __cfk(remove_wait_queue);
void prepare_to_wait(struct wait_queue_head *wq, struct wait_queue_entry *entry,
		     int state) __cfk(prepare_to_wait);
bool prepare_to_wait_exclusive(struct wait_queue_head *wq,
			       struct wait_queue_entry *entry, int state)
	__cfk(prepare_to_wait_exclusive);
long prepare_to_wait_event(struct wait_queue_head *wq,
			   struct wait_queue_entry *entry, int state)
	__cfk(prepare_to_wait_event);
void finish_wait(struct wait_queue_head *wq, struct wait_queue_entry *entry)
	__cfk(finish_wait);

static inline void __add_wait_queue(struct wait_queue_head *wq,
				    struct wait_queue_entry *entry)
{
	list_add(&entry->entry, &wq->head);
}

static inline void __add_wait_queue_entry_tail(struct wait_queue_head *wq,
					       struct wait_queue_entry *entry)
{
	list_add_tail(&entry->entry, &wq->head);
}

static inline void __remove_wait_queue(struct wait_queue_head *wq,
				       struct wait_queue_entry *entry)
{
	list_del(&entry->entry);
}

/* Wake @nr exclusive waiters (0: all) and everybody who is not exclusive. */
int __wake_up(struct wait_queue_head *wq, unsigned int mode, int nr, void *key)
	__cfk(__wake_up);
#define wake_up(wq) __wake_up(wq, TASK_NORMAL, 1, NULL)
#define wake_up_nr(wq, nr) __wake_up(wq, TASK_NORMAL, nr, NULL)
#define wake_up_all(wq) __wake_up(wq, TASK_NORMAL, 0, NULL)
#define wake_up_locked(wq) __wake_up(wq, TASK_NORMAL, 1, NULL)
#define wake_up_all_locked(wq) __wake_up(wq, TASK_NORMAL, 0, NULL)
#define wake_up_sync(wq) wake_up(wq)
#define wake_up_interruptible(wq) __wake_up(wq, TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_interruptible_nr(wq, nr) \
	__wake_up(wq, TASK_INTERRUPTIBLE, nr, NULL)
#define wake_up_interruptible_all(wq) \
	__wake_up(wq, TASK_INTERRUPTIBLE, 0, NULL)
#define wake_up_interruptible_sync(wq) wake_up_interruptible(wq)
#define poll_to_key(m) ((void *)(uintptr_t)(__poll_t)(m))
#define key_to_poll(m) ((__poll_t)(uintptr_t)(void *)(m))
#define wake_up_poll(wq, m) __wake_up(wq, TASK_NORMAL, 1, poll_to_key(m))
#define wake_up_locked_poll(wq, m) wake_up_poll(wq, m)
#define wake_up_interruptible_poll(wq, m) \
	__wake_up(wq, TASK_INTERRUPTIBLE, 1, poll_to_key(m))
#define wake_up_interruptible_sync_poll wake_up_interruptible_poll
#define wake_up_pollfree(wq) __wake_up(wq, TASK_NORMAL, 0, NULL)

#define ___wait_is_interruptible(state) \
	((state) & (TASK_INTERRUPTIBLE | TASK_WAKEKILL))

/*
 * The one loop behind all of them. @result is what the expression is worth
 * when the condition came true; a signal makes it -ERESTARTSYS.
 */
#define ___wait_event(wq, condition, state, exclusive, result, cmd) ({	\
	DEFINE_WAIT(cf_wait_);						\
	__typeof__(result) __ret = (result);				\
	if (exclusive)							\
		cf_wait_.flags |= WQ_FLAG_EXCLUSIVE;			\
	for (;;) {							\
		long cf_signal_ =					\
			prepare_to_wait_event(&(wq), &cf_wait_, state);	\
		if (condition)						\
			break;						\
		if (___wait_is_interruptible(state) && cf_signal_) {	\
			__ret = cf_signal_;				\
			break;						\
		}							\
		cmd;							\
	}								\
	finish_wait(&(wq), &cf_wait_);					\
	__ret; })

/* True, or the time is up: what is left is at least 1 when it is true. */
#define ___wait_cond_timeout(condition) ({				\
	bool cf_cond_ = !!(condition);					\
	if (cf_cond_ && !__ret)						\
		__ret = 1;						\
	cf_cond_ || !__ret; })

#define wait_event(wq, condition)					\
do {									\
	might_sleep();							\
	if (!(condition))						\
		(void)___wait_event(wq, condition, TASK_UNINTERRUPTIBLE, \
				    0, 0, schedule());			\
} while (0)
#define io_wait_event wait_event
#define CF_WAIT_INT(wq, condition, state, exclusive, cmd) ({		\
	long cf_int_ = 0;						\
	might_sleep();							\
	if (!(condition))						\
		cf_int_ = ___wait_event(wq, condition, state,		\
					exclusive, 0L, cmd);		\
	(int)cf_int_; })
#define CF_WAIT_TIMEOUT(wq, condition, state, timeout) ({		\
	long __ret = (timeout);						\
	might_sleep();							\
	if (!___wait_cond_timeout(condition))				\
		__ret = ___wait_event(wq,				\
			___wait_cond_timeout(condition), state, 0,	\
			(long)(timeout), __ret = schedule_timeout(__ret)); \
	__ret; })
#define wait_event_interruptible(wq, condition) \
	CF_WAIT_INT(wq, condition, TASK_INTERRUPTIBLE, 0, schedule())
#define wait_event_interruptible_exclusive(wq, condition) \
	CF_WAIT_INT(wq, condition, TASK_INTERRUPTIBLE, 1, schedule())
#define wait_event_killable(wq, condition) \
	CF_WAIT_INT(wq, condition, TASK_KILLABLE, 0, schedule())
#define wait_event_freezable wait_event_interruptible
#define wait_event_idle wait_event
#define wait_event_timeout(wq, condition, timeout) \
	CF_WAIT_TIMEOUT(wq, condition, TASK_UNINTERRUPTIBLE, timeout)
#define wait_event_interruptible_timeout(wq, condition, timeout) \
	CF_WAIT_TIMEOUT(wq, condition, TASK_INTERRUPTIBLE, timeout)
#define wait_event_killable_timeout(wq, condition, timeout) \
	CF_WAIT_TIMEOUT(wq, condition, TASK_KILLABLE, timeout)
#define wait_event_freezable_timeout wait_event_interruptible_timeout
#define wait_event_idle_timeout wait_event_timeout
#define wait_event_cmd(wq, condition, before, after)			\
	((void)CF_WAIT_INT(wq, condition, TASK_UNINTERRUPTIBLE, 0,	\
			   ({ before; schedule(); after; })))
#define wait_event_interruptible_locked(wq, condition)			\
	CF_WAIT_LOCKED(wq, condition, spin_unlock(&(wq).lock),		\
		       spin_lock(&(wq).lock))
#define wait_event_interruptible_locked_irq(wq, condition)		\
	CF_WAIT_LOCKED(wq, condition, spin_unlock_irq(&(wq).lock),	\
		       spin_lock_irq(&(wq).lock))
#define CF_WAIT_LOCKED(wq, condition, unlock, relock) ({		\
	long cf_int_ = 0;						\
	if (!(condition))						\
		cf_int_ = ___wait_event(wq, condition,			\
			TASK_INTERRUPTIBLE, 0, 0L,			\
			({ unlock; schedule(); relock; }));		\
	(int)cf_int_; })
#define wait_event_lock_irq(wq, condition, lock)			\
	((void)CF_WAIT_LOCKED_STATE(wq, condition, TASK_UNINTERRUPTIBLE, \
		spin_unlock_irq(&(lock)), spin_lock_irq(&(lock))))
#define wait_event_interruptible_lock_irq(wq, condition, lock)		\
	CF_WAIT_LOCKED_STATE(wq, condition, TASK_INTERRUPTIBLE,		\
		spin_unlock_irq(&(lock)), spin_lock_irq(&(lock)))
#define CF_WAIT_LOCKED_STATE(wq, condition, state, unlock, relock) ({	\
	long cf_int_ = 0;						\
	if (!(condition))						\
		cf_int_ = ___wait_event(wq, condition, state, 0, 0L,	\
			({ unlock; schedule(); relock; }));		\
	(int)cf_int_; })
#define wait_event_hrtimeout(wq, condition, timeout)			\
	(CF_WAIT_TIMEOUT(wq, condition, TASK_UNINTERRUPTIBLE,		\
		nsecs_to_jiffies(ktime_to_ns(timeout)) + 1) ? 0 : -ETIME)
#define wait_event_interruptible_hrtimeout(wq, condition, timeout) ({	\
	long cf_left_ = CF_WAIT_TIMEOUT(wq, condition, TASK_INTERRUPTIBLE, \
		(long)nsecs_to_jiffies(ktime_to_ns(timeout)) + 1);	\
	cf_left_ > 0 ? 0L : cf_left_ ? cf_left_ : (long)-ETIME; })

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 15, 0)
void sleep_on(struct wait_queue_head *wq) __cfk(sleep_on);
void interruptible_sleep_on(struct wait_queue_head *wq)
	__cfk(interruptible_sleep_on);
long sleep_on_timeout(struct wait_queue_head *wq, long timeout)
	__cfk(sleep_on_timeout);
long interruptible_sleep_on_timeout(struct wait_queue_head *wq, long timeout)
	__cfk(interruptible_sleep_on_timeout);
#endif

#endif
