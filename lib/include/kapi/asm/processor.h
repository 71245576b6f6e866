/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a spinning driver tells the processor. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_PROCESSOR_H
#define _ASM_PROCESSOR_H

/* Time passes here: a loop that waits for a deadline ends. */
void cf_cpu_relax(void);
#define cpu_relax() cf_cpu_relax()
#define rep_nop() cf_cpu_relax()
#define prefetch(x) ((void)(x))
#define prefetchw(x) ((void)(x))

#endif
