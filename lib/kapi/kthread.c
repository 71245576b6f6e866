// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Kernel threads. One that was never woken does not run its function; one that
 * ended stays until kthread_stop() has its result. Kernel-side.
 */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "sched.h"

static void kthread_main(void *arg)
{
	struct task_struct *me = current;

	if (me->cf_should_stop)
		task_exit(-EINTR);
	task_exit(me->cf_kthread(arg));
}

struct task_struct *kthread_create(int (*fn)(void *data), void *data,
				   const char *fmt, ...)
{
	char name[TASK_COMM_LEN];
	struct task_struct *task;
	va_list args;

	sleep_check("kthread_create");
	va_start(args, fmt);
	vscnprintf(name, sizeof(name), fmt, args);
	va_end(args);
	task = task_new(name, PF_KTHREAD, kthread_main, data);
	if (!task)
		return ERR_PTR(-ENOMEM);
	task->cf_kthread = fn;
	return task;
}

int kthread_stop(struct task_struct *task)
{
	int code;

	sleep_check("kthread_stop");
	get_task_struct(task);
	task->cf_should_stop = 1;
	task->cf_should_park = 0;
	wake_up_process(task);
	while (task->__state != TASK_DEAD)
		sched_wait_on(task, TASK_UNINTERRUPTIBLE);
	code = task->exit_code;
	task_reap(task);
	put_task_struct(task);
	return code;
}

bool kthread_should_stop(void)
{
	return current->cf_should_stop;
}

bool kthread_should_park(void)
{
	return current->cf_should_park;
}

void kthread_parkme(void)
{
	while (current->cf_should_park) {
		sched_wake(&current->cf_should_park);
		__set_current_state(TASK_PARKED);
		schedule();
	}
	__set_current_state(TASK_RUNNING);
}

int kthread_park(struct task_struct *task)
{
	if (task->__state == TASK_DEAD)
		return -ENOSYS;
	task->cf_should_park = 1;
	wake_up_process(task);
	while (task->__state != TASK_PARKED && task->__state != TASK_DEAD)
		sched_wait_on(&task->cf_should_park, TASK_UNINTERRUPTIBLE);
	return 0;
}

void kthread_unpark(struct task_struct *task)
{
	task->cf_should_park = 0;
	wake_up_process(task);
}

void *kthread_data(struct task_struct *task)
{
	return task->cf_arg;
}

void kthread_exit(long result)
{
	task_exit(result);
}

int kernel_thread(int (*fn)(void *data), void *data, unsigned long flags)
	__cfk(kernel_thread);
int kernel_thread(int (*fn)(void *data), void *data, unsigned long flags)
{
	struct task_struct *task = kthread_run(fn, data, "kthread");

	return IS_ERR(task) ? PTR_ERR(task) : task->pid;
}

/* ---- workers ---- */

void cf_kthread_work_run(struct work_struct *work)
{
	struct kthread_work *kwork = container_of(work, struct kthread_work,
						  cf_work);

	kwork->func(kwork);
}

struct kthread_worker *kthread_create_worker(unsigned int flags,
					     const char *fmt, ...)
{
	struct kthread_worker *worker = kzalloc(sizeof(*worker), GFP_KERNEL);

	if (!worker)
		return ERR_PTR(-ENOMEM);
	worker->cf_queue = alloc_ordered_workqueue("kworker", 0);
	if (!worker->cf_queue) {
		kfree(worker);
		return ERR_PTR(-ENOMEM);
	}
	return worker;
}

void kthread_destroy_worker(struct kthread_worker *worker)
{
	destroy_workqueue(worker->cf_queue);
	kfree(worker);
}
