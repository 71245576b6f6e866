/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Signals: one bit, pending or not. It goes when the system call returns.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_SIGNAL_H
#define _KAPI_LINUX_SIGNAL_H

#include <linux/cf_label.h>
#include <uapi/linux/signal.h>

struct task_struct;

int signal_pending(struct task_struct *task) __cfk(signal_pending);
int fatal_signal_pending(struct task_struct *task) __cfk(fatal_signal_pending);
int signal_pending_state(unsigned int state, struct task_struct *task)
	__cfk(signal_pending_state);
int send_sig(int sig, struct task_struct *task, int priv) __cfk(send_sig);
void flush_signals(struct task_struct *task) __cfk(flush_signals);
#define force_sig(sig) ((void)send_sig(sig, current, 1))
#define send_sig_info(sig, info, task) send_sig(sig, task, 0)
#define allow_signal(sig) ((void)(sig))
#define disallow_signal(sig) ((void)(sig))
#define siginitset(set, mask) ((void)(*(unsigned long *)(set) = (mask)))
#define siginitsetinv(set, mask) ((void)(*(unsigned long *)(set) = ~(mask)))
#define sigfillset(set) siginitsetinv(set, 0UL)
#define sigemptyset(set) siginitset(set, 0UL)
#define recalc_sigpending() do { } while (0)
#define restart_syscall() (-ERESTARTNOINTR)
#define valid_signal(sig) ((unsigned long)(sig) <= 64)

#endif
