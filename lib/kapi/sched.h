/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Between tasks, the scheduler and the clock in lib/kapi. Kernel-side. */
#ifndef CF_KAPI_SCHED_H
#define CF_KAPI_SCHED_H

#include <linux/sched.h>
#include <linux/types.h>

/* task.c */

extern struct list_head cf_tasks;	/* all, in order of creation */

/** task_boot() - Make the calling host thread task 1. Return: R2. 0, -ENOMEM. */
int task_boot(void);

/**
 * task_new() - A task that does not run yet: it sleeps uninterruptibly.
 * @entry: returns when the task is to end
 *
 * Return: R3. NULL without memory.
 */
struct task_struct *task_new(const char *name, unsigned int flags,
			     void (*entry)(void *arg), void *arg);

/** task_exit() - End the current task. */
void task_exit(int code) __attribute__((noreturn));

/** task_reap() - Forget a dead task, and free it unless somebody holds it. */
void task_reap(struct task_struct *task);

struct task_struct *task_find(long pid);
bool task_is_known(const struct task_struct *task);

/** task_stack_free() - The stack of a dead task that no longer runs. */
void task_stack_free(struct task_struct *task);

/** task_stack_range() - The stack that the calling task runs on. */
void task_stack_range(unsigned long *low, unsigned long *high);

/** task_switch() - Let @next run; returns when the caller is chosen again. */
void task_switch(struct task_struct *next);

/* sched.c */

/** sched_wait_on() - Sleep until sched_wake(@key), or a signal that @state admits. */
void sched_wait_on(const void *key, unsigned int state);

/** sched_wake() - Wake all that sched_wait_on() the same. */
void sched_wake(const void *key);

/** sched_drain() - Let each kernel thread that can run, run. */
void sched_drain(void);

/** sleep_check() - Complain when @what sleeps and the task must not. */
void sleep_check(const char *what);

/* timer.c */

void clock_boot(void);

/** clock_skip() - Time passes; nothing runs. */
void clock_skip(u64 ns);

/** timers_run_due() - Run what has expired. */
void timers_run_due(void);

/** timers_advance() - Go to the next expiry and run it. Return: was there one? */
bool timers_advance(void);

/** timers_sleepers() - Tasks that a timer will wake. */
unsigned int timers_sleepers(void);

/* rcu.c */

/** rcu_run() - Call what waited for a grace period. */
void rcu_run(void);

/* lock.c */

struct cf_lock;
void held_add(struct cf_lock *lock, unsigned long at);
bool held_remove(struct task_struct *task, const struct cf_lock *lock);

/** lock_order_taken() - A lock was taken with mmap_lock held. */
void lock_order_taken(struct cf_lock *lock, unsigned long at);

#endif
