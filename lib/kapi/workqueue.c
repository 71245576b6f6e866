// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Works. One list of pending works for all queues, and kernel threads that
 * take from it; a thread more is started when all are busy, that is asleep in
 * a work. A work never runs twice at once, nor do two works of an ordered
 * queue. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <cf_state.h>

#include "sched.h"

#define WORKERS_MAX 8

struct workqueue_struct {
	char name[24];
	unsigned int flags;
};

static __cf_state struct {
	struct list_head pending;
	struct worker {
		struct task_struct *task;
		struct work_struct *work;	/* running; it may be freed */
		struct workqueue_struct *wq;	/* its queue */
	} worker[WORKERS_MAX];
	unsigned int workers;
} pool = {
	.pending = LIST_HEAD_INIT(pool.pending),
};

static struct worker *worker_of(const struct work_struct *work)
{
	unsigned int i;

	for (i = 0; i < pool.workers; i++)
		if (pool.worker[i].work == work)
			return &pool.worker[i];
	return NULL;
}

static bool queue_is_busy(const struct workqueue_struct *wq)
{
	unsigned int i;

	for (i = 0; i < pool.workers; i++)
		if (pool.worker[i].work && pool.worker[i].wq == wq)
			return true;
	return false;
}

static struct work_struct *work_take(void)
{
	struct work_struct *work;

	list_for_each_entry(work, &pool.pending, entry) {
		struct workqueue_struct *wq = work->cf_queue;

		if (worker_of(work) ||
		    (wq && wq->flags & __WQ_ORDERED && queue_is_busy(wq)))
			continue;
		list_del_init(&work->entry);
		clear_bit(WORK_STRUCT_PENDING_BIT, &work->data);
		return work;
	}
	return NULL;
}

static int worker_main(void *arg)
{
	struct worker *me = arg;

	for (;;) {
		struct work_struct *work = work_take();

		if (!work) {
			set_current_state(TASK_IDLE);
			schedule();
			continue;
		}
		me->work = work;
		me->wq = work->cf_queue;
		if (work->cf_argument)
			((void (*)(void *))(void *)work->func)(
				work->cf_argument);
		else
			work->func(work);
		me->work = NULL;
		sched_wake(&pool);
	}
	return 0;
}

/* Somebody who is not in a work takes it; or a new thread. */
static void worker_wake(void)
{
	struct worker *worker;
	unsigned int i;

	for (i = 0; i < pool.workers; i++) {
		if (pool.worker[i].work)
			continue;
		wake_up_process(pool.worker[i].task);
		return;
	}
	if (pool.workers == WORKERS_MAX)
		return;
	worker = &pool.worker[pool.workers];
	/* task_new(): unlike kthread_create() it may be called in atomic. */
	worker->task = task_new("kworker", PF_KTHREAD,
				(void (*)(void *))(void *)worker_main, worker);
	if (!worker->task)
		return;
	pool.workers++;
	wake_up_process(worker->task);
}

void cf_work_init(struct work_struct *work, work_func_t func, void *argument)
{
	*work = (struct work_struct) { .func = func, .cf_argument = argument };
	INIT_LIST_HEAD(&work->entry);
}

void cf_delayed_work_init(struct delayed_work *dwork, work_func_t func)
{
	cf_work_init(&dwork->work, func, NULL);
	timer_setup(&dwork->timer, cf_delayed_work_timer, 0);
}

static void work_enqueue(struct workqueue_struct *wq, struct work_struct *work)
{
	if (WARN_ON(!work->func)) {
		clear_bit(WORK_STRUCT_PENDING_BIT, &work->data);
		return;
	}
	work->cf_queue = wq;
	list_add_tail(&work->entry, &pool.pending);
	worker_wake();
}

bool queue_work(struct workqueue_struct *wq, struct work_struct *work)
{
	if (test_and_set_bit(WORK_STRUCT_PENDING_BIT, &work->data))
		return false;
	work_enqueue(wq, work);
	return true;
}

void cf_delayed_work_timer(struct timer_list *timer)
{
	struct delayed_work *dwork = container_of(timer, struct delayed_work,
						  timer);

	work_enqueue(dwork->wq, &dwork->work);
}

bool queue_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
			unsigned long delay)
{
	if (test_and_set_bit(WORK_STRUCT_PENDING_BIT, &dwork->work.data))
		return false;
	dwork->wq = wq;
	if (!delay) {
		work_enqueue(wq, &dwork->work);
		return true;
	}
	dwork->timer.function = cf_delayed_work_timer;
	mod_timer(&dwork->timer, jiffies + delay);
	return true;
}

bool mod_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
		      unsigned long delay)
{
	bool was_pending = cancel_delayed_work(dwork);

	queue_delayed_work(wq, dwork, delay);
	return was_pending;
}

/* Before 2.6.20 a delayed work was a plain one: its timer is of the kernel's. */
struct old_delay {
	struct timer_list timer;
	struct work_struct *work;
};

static void old_delay_end(struct timer_list *timer)
{
	struct old_delay *delay = container_of(timer, struct old_delay, timer);
	struct work_struct *work = delay->work;

	kfree(delay);
	if (test_bit(WORK_STRUCT_PENDING_BIT, &work->data))
		work_enqueue(NULL, work);
}

bool cf_schedule_old_delayed(struct work_struct *work, unsigned long delay);
bool cf_schedule_old_delayed(struct work_struct *work, unsigned long delay)
{
	struct old_delay *old;

	if (test_and_set_bit(WORK_STRUCT_PENDING_BIT, &work->data))
		return false;
	old = kzalloc(sizeof(*old), GFP_ATOMIC | __GFP_CF_INTERNAL);
	if (!old)
		return false;
	old->work = work;
	timer_setup(&old->timer, old_delay_end, 0);
	mod_timer(&old->timer, jiffies + delay);
	return true;
}

/* ---- waiting and taking back ---- */

bool cancel_work(struct work_struct *work)
{
	if (!test_and_clear_bit(WORK_STRUCT_PENDING_BIT, &work->data))
		return false;
	list_del_init(&work->entry);
	return true;
}

static void work_wait(const struct work_struct *work)
{
	while (worker_of(work))
		sched_wait_on(&pool, TASK_UNINTERRUPTIBLE);
}

bool flush_work(struct work_struct *work)
{
	bool waited = work_pending(work) || worker_of(work);

	sleep_check("flush_work");
	while (!list_empty(&work->entry) || worker_of(work))
		sched_wait_on(&pool, TASK_UNINTERRUPTIBLE);
	return waited;
}

bool cancel_work_sync(struct work_struct *work)
{
	bool was_pending = cancel_work(work);

	sleep_check("cancel_work_sync");
	work_wait(work);
	/* It may have queued itself again meanwhile. */
	return cancel_work(work) || was_pending;
}

bool cancel_delayed_work(struct delayed_work *dwork)
{
	del_timer(&dwork->timer);
	return cancel_work(&dwork->work);
}

bool cancel_delayed_work_sync(struct delayed_work *dwork)
{
	bool was_pending = cancel_delayed_work(dwork);

	sleep_check("cancel_delayed_work_sync");
	work_wait(&dwork->work);
	return cancel_delayed_work(dwork) || was_pending;
}

bool flush_delayed_work(struct delayed_work *dwork)
{
	if (del_timer(&dwork->timer))
		work_enqueue(dwork->wq, &dwork->work);
	return flush_work(&dwork->work);
}

static bool queue_has_work(const struct workqueue_struct *wq)
{
	struct work_struct *work;

	list_for_each_entry(work, &pool.pending, entry)
		if (work->cf_queue == wq)
			return true;
	return queue_is_busy(wq);
}

void flush_workqueue(struct workqueue_struct *wq)
{
	sleep_check("flush_workqueue");
	while (queue_has_work(wq))
		sched_wait_on(&pool, TASK_UNINTERRUPTIBLE);
}

unsigned int work_busy(struct work_struct *work)
{
	return work_pending(work) | (worker_of(work) ? 2 : 0);
}

/* ---- queues ---- */

struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags,
					 int max_active, ...)
{
	struct workqueue_struct *wq;
	va_list args;

	sleep_check("alloc_workqueue");
	wq = cf_heap_alloc(sizeof(*wq), GFP_KERNEL | __GFP_ZERO,
			   (unsigned long)__builtin_return_address(0));
	if (!wq)
		return NULL;
	wq->flags = flags;
	va_start(args, max_active);
	vscnprintf(wq->name, sizeof(wq->name), fmt, args);
	va_end(args);
	return wq;
}

void destroy_workqueue(struct workqueue_struct *wq)
{
	flush_workqueue(wq);
	kfree(wq);
}
