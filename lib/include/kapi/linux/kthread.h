/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Kernel threads. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KTHREAD_H
#define _LINUX_KTHREAD_H

#include <linux/cf_label.h>
#include <linux/err.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct task_struct *kthread_create(int (*fn)(void *data), void *data,
				   const char *fmt, ...)
	__cfk(kthread_create) __printf(3, 4);
#define kthread_create_on_node(fn, data, node, fmt, ...) \
	kthread_create(fn, data, fmt, ##__VA_ARGS__)
#define kthread_create_on_cpu(fn, data, cpu, fmt) \
	kthread_create(fn, data, fmt, cpu)
#define kthread_bind(task, cpu) ((void)(task))
#define kthread_run(fn, data, fmt, ...) ({				\
	struct task_struct *cf_k_ =					\
		kthread_create(fn, data, fmt, ##__VA_ARGS__);		\
	if (!IS_ERR(cf_k_))						\
		wake_up_process(cf_k_);					\
	cf_k_; })
int kthread_stop(struct task_struct *task) __cfk(kthread_stop);
bool kthread_should_stop(void) __cfk(kthread_should_stop);
int kthread_park(struct task_struct *task) __cfk(kthread_park);
void kthread_unpark(struct task_struct *task) __cfk(kthread_unpark);
bool kthread_should_park(void) __cfk(kthread_should_park);
void kthread_parkme(void) __cfk(kthread_parkme);
void *kthread_data(struct task_struct *task) __cfk(kthread_data);
void kthread_exit(long result) __cfk(kthread_exit) __noreturn;
#define do_exit(code) kthread_exit(code)
#define kthread_freezable_should_stop(was) kthread_should_stop()
#define kthread_use_mm(mm) ((void)(mm))
#define kthread_unuse_mm(mm) ((void)(mm))
#define use_mm(mm) kthread_use_mm(mm)
#define unuse_mm(mm) kthread_unuse_mm(mm)
#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 8, 0)
#define daemonize(name...) do { } while (0)
int kernel_thread(int (*fn)(void *data), void *data, unsigned long flags)
	__cfk(kernel_thread);
#endif

/* KAPI-STUB: omits a thread per worker: the works run on a workqueue. */
struct kthread_worker {
	struct workqueue_struct *cf_queue;
};
struct kthread_work {
	struct work_struct cf_work;
	void (*func)(struct kthread_work *work);
};
typedef void (*kthread_work_func_t)(struct kthread_work *work);
void cf_kthread_work_run(struct work_struct *work);
#define kthread_init_work(work, fn)					\
do {									\
	cf_work_init(&(work)->cf_work, cf_kthread_work_run, NULL);	\
	(work)->func = (fn);						\
} while (0)
struct kthread_worker *kthread_create_worker(unsigned int flags,
					     const char *fmt, ...)
	__cfk(kthread_create_worker) __printf(2, 3);
void kthread_destroy_worker(struct kthread_worker *worker)
	__cfk(kthread_destroy_worker);
#define kthread_queue_work(worker, work) \
	queue_work((worker)->cf_queue, &(work)->cf_work)
#define kthread_flush_work(work) ((void)flush_work(&(work)->cf_work))
#define kthread_flush_worker(worker) flush_workqueue((worker)->cf_queue)
#define kthread_cancel_work_sync(work) cancel_work_sync(&(work)->cf_work)

#endif
