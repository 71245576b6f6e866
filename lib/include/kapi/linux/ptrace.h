/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For drivers that say a result is none, however negative it looks: here none
 * is taken for an error number. Nobody traces anybody. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PTRACE_H
#define _LINUX_PTRACE_H

#include <linux/sched.h>
#include <asm/ptrace.h>

#define force_successful_syscall_return() do { } while (0)

#endif
