/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The edge of a system call, for the file layer; and what the task did wrong
 * meanwhile. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_CF_TASK_H
#define _KAPI_LINUX_CF_TASK_H

/** cf_task_syscall_enter() - The current task enters the kernel. @name: static */
void cf_task_syscall_enter(const char *name);

/**
 * cf_task_syscall_exit() - It leaves. Kernel threads that can run do; then the
 * task's signals are gone.
 */
void cf_task_syscall_exit(void);

/** cf_atomic_sleeps() - Times that a task slept, or might have, and must not. */
unsigned long cf_atomic_sleeps(void);

#endif
