/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/sched.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SCHED_TASK_STACK_H
#define _LINUX_SCHED_TASK_STACK_H

#include <linux/sched.h>

#endif
