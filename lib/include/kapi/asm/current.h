/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The running task. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_CURRENT_H
#define _ASM_CURRENT_H

#include <cf_context.h>

struct task_struct;
#define current ((struct task_struct *)cf_context())
#define get_current() current

#endif
