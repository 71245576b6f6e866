// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Wait queues and completions. The queues are not locked: tasks switch only in
 * schedule(), and no interrupt comes between. Kernel-side.
 */
#include <linux/completion.h>
#include <linux/errno.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/wait.h>

#include "sched.h"

void cf_waitqueue_init(struct wait_queue_head *wq, const char *name)
{
	cf_lock_init(&wq->lock.cf, name);
	INIT_LIST_HEAD(&wq->head);
}

void add_wait_queue(struct wait_queue_head *wq, struct wait_queue_entry *entry)
{
	entry->flags &= ~WQ_FLAG_EXCLUSIVE;
	list_add(&entry->entry, &wq->head);
}

void add_wait_queue_exclusive(struct wait_queue_head *wq,
			      struct wait_queue_entry *entry)
{
	entry->flags |= WQ_FLAG_EXCLUSIVE;
	list_add_tail(&entry->entry, &wq->head);
}

void remove_wait_queue(struct wait_queue_head *wq,
		       struct wait_queue_entry *entry)
{
	list_del(&entry->entry);
}

void prepare_to_wait(struct wait_queue_head *wq, struct wait_queue_entry *entry,
		     int state)
{
	entry->flags &= ~WQ_FLAG_EXCLUSIVE;
	if (list_empty(&entry->entry))
		list_add(&entry->entry, &wq->head);
	set_current_state(state);
}

bool prepare_to_wait_exclusive(struct wait_queue_head *wq,
			       struct wait_queue_entry *entry, int state)
{
	bool was_empty = list_empty(&wq->head);

	entry->flags |= WQ_FLAG_EXCLUSIVE;
	if (list_empty(&entry->entry))
		list_add_tail(&entry->entry, &wq->head);
	set_current_state(state);
	return was_empty;
}

long prepare_to_wait_event(struct wait_queue_head *wq,
			   struct wait_queue_entry *entry, int state)
{
	if (signal_pending_state(state, current)) {
		list_del_init(&entry->entry);
		return -ERESTARTSYS;
	}
	if (entry->flags & WQ_FLAG_EXCLUSIVE)
		prepare_to_wait_exclusive(wq, entry, state);
	else
		prepare_to_wait(wq, entry, state);
	return 0;
}

void finish_wait(struct wait_queue_head *wq, struct wait_queue_entry *entry)
{
	__set_current_state(TASK_RUNNING);
	list_del_init(&entry->entry);
}

int default_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			  int flags, void *key)
{
	return wake_up_state(entry->private, mode);
}

int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			     int flags, void *key)
{
	int woken = default_wake_function(entry, mode, flags, key);

	if (woken)
		list_del_init(&entry->entry);
	return woken;
}

int woken_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			int flags, void *key)
{
	entry->flags |= WQ_FLAG_WOKEN;
	return default_wake_function(entry, mode, flags, key);
}

long wait_woken(struct wait_queue_entry *entry, unsigned int mode, long timeout)
{
	set_current_state(mode);
	if (!(entry->flags & WQ_FLAG_WOKEN) && !kthread_should_stop())
		timeout = schedule_timeout(timeout);
	__set_current_state(TASK_RUNNING);
	entry->flags &= ~WQ_FLAG_WOKEN;
	return timeout;
}

int __wake_up(struct wait_queue_head *wq, unsigned int mode, int nr, void *key)
{
	struct wait_queue_entry *entry, *next;
	int remaining = nr;

	list_for_each_entry_safe(entry, next, &wq->head, entry) {
		bool is_exclusive = entry->flags & WQ_FLAG_EXCLUSIVE;
		int woken = entry->func(entry, mode, 0, key);

		if (woken < 0)
			break;
		if (woken && is_exclusive && nr && !--remaining)
			break;
	}
	return nr - remaining;
}

/* ---- before 3.15: sleep without a condition ---- */

long sleep_on_timeout(struct wait_queue_head *wq, long timeout)
	__cfk(sleep_on_timeout);
long interruptible_sleep_on_timeout(struct wait_queue_head *wq, long timeout)
	__cfk(interruptible_sleep_on_timeout);
void sleep_on(struct wait_queue_head *wq) __cfk(sleep_on);
void interruptible_sleep_on(struct wait_queue_head *wq)
	__cfk(interruptible_sleep_on);

static long sleep_on_state(struct wait_queue_head *wq, int state, long timeout)
{
	DEFINE_WAIT(wait);

	prepare_to_wait(wq, &wait, state);
	timeout = schedule_timeout(timeout);
	finish_wait(wq, &wait);
	return timeout;
}

long sleep_on_timeout(struct wait_queue_head *wq, long timeout)
{
	return sleep_on_state(wq, TASK_UNINTERRUPTIBLE, timeout);
}

long interruptible_sleep_on_timeout(struct wait_queue_head *wq, long timeout)
{
	return sleep_on_state(wq, TASK_INTERRUPTIBLE, timeout);
}

void sleep_on(struct wait_queue_head *wq)
{
	sleep_on_state(wq, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}

void interruptible_sleep_on(struct wait_queue_head *wq)
{
	sleep_on_state(wq, TASK_INTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}

/* ---- completions ---- */

void complete(struct completion *x)
{
	if (x->done != UINT_MAX)
		x->done++;
	__wake_up(&x->wait, TASK_NORMAL, 1, NULL);
}

void complete_all(struct completion *x)
{
	x->done = UINT_MAX;
	__wake_up(&x->wait, TASK_NORMAL, 0, NULL);
}

bool try_wait_for_completion(struct completion *x)
{
	if (!x->done)
		return false;
	if (x->done != UINT_MAX)
		x->done--;
	return true;
}

bool completion_done(struct completion *x)
{
	return x->done;
}

/* What is left of the time, at least 1; 0 when it is up; -ERESTARTSYS. */
static long wait_common(struct completion *x, long timeout, unsigned int state)
{
	DEFINE_WAIT(wait);

	sleep_check("wait_for_completion");
	wait.flags |= WQ_FLAG_EXCLUSIVE;
	while (!x->done && timeout) {
		if (prepare_to_wait_event(&x->wait, &wait, state)) {
			timeout = -ERESTARTSYS;
			break;
		}
		timeout = schedule_timeout(timeout);
	}
	finish_wait(&x->wait, &wait);
	if (timeout < 0 || !try_wait_for_completion(x))
		return timeout < 0 ? timeout : 0;
	return timeout ?: 1;
}

static int wait_error(struct completion *x, unsigned int state)
{
	long left = wait_common(x, MAX_SCHEDULE_TIMEOUT, state);

	return left < 0 ? left : 0;
}

void wait_for_completion(struct completion *x)
{
	wait_common(x, MAX_SCHEDULE_TIMEOUT, TASK_UNINTERRUPTIBLE);
}

int wait_for_completion_interruptible(struct completion *x)
{
	return wait_error(x, TASK_INTERRUPTIBLE);
}

int wait_for_completion_killable(struct completion *x)
{
	return wait_error(x, TASK_KILLABLE);
}

unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout)
{
	return wait_common(x, timeout, TASK_UNINTERRUPTIBLE);
}

long wait_for_completion_interruptible_timeout(struct completion *x,
					       unsigned long timeout)
{
	return wait_common(x, timeout, TASK_INTERRUPTIBLE);
}

long wait_for_completion_killable_timeout(struct completion *x,
					  unsigned long timeout)
{
	return wait_common(x, timeout, TASK_KILLABLE);
}

void kthread_complete_and_exit(struct completion *x, long code)
{
	if (x)
		complete(x);
	kthread_exit(code);
}

void complete_and_exit(struct completion *x, long code)
	__cfk(complete_and_exit) __noreturn;
void complete_and_exit(struct completion *x, long code)
{
	kthread_complete_and_exit(x, code);
}
