/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Other tasks of the simulated machine: they share the test's memory and
 * descriptors, and run only while the test sleeps in a call or says so. So the
 * same test is the same run every time. Host-side, public.
 *
 * A plain pthread is no task. It makes user copies through kernel-side code that
 * is linked in (cf_kernel_call()), but no system calls.
 */
#ifndef COPYFAULT_TASK_H
#define COPYFAULT_TASK_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_task_begin() - Start a second task.
 * @entry: what it does; may make calls (copyfault/call.h) and assert
 * @arg:   handed to @entry; lives until the task has ended
 *
 * It runs when the test next sleeps, yields or joins it. An assertion that
 * fails in it ends the task, and fails the test when it next asserts anything
 * or joins. A test that ends, or fails, with a task asleep sends it a signal.
 * Eight can be there at once.
 *
 * Context: a task.
 * Return: its pid. Fails the test when there is no room.
 */
long cf_task_begin(void (*entry)(void *arg), void *arg);

/**
 * cf_task_yield() - Let every task that can run, run once.
 *
 * Context: a task.
 */
void cf_task_yield(void);

/**
 * cf_task_join() - Run others until a task has ended, and forget it.
 * @pid: of cf_task_begin()
 *
 * Context: a task. Sleeps.
 * Return: R2. 0, or -ESRCH when there is no such task.
 */
int cf_task_join(long pid);

/**
 * cf_task_signal() - Send a task a signal: what sleeps interruptibly wakes.
 * @pid: of cf_task_begin()
 *
 * Context: a task.
 * Return: R2. 0, or -ESRCH when it has ended.
 */
int cf_task_signal(long pid);

/**
 * cf_kernel_call() - Call a function of the kernel's side of a linked-in object.
 * @function: what to call; a driver's own, not the test's
 * @arg:      handed to it
 *
 * While it runs, faults of user copies are the simulated kernel's. Any number
 * of threads may be in one; each has its own residue, and armed faults count
 * the accesses of all of them together.
 *
 * Context: any host thread or task. A plain thread's must not sleep.
 * Return: what @function returned.
 */
long cf_kernel_call(long (*function)(void *arg), void *arg);

#ifdef __cplusplus
}
#endif

#endif
