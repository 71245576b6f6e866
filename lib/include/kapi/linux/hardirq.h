/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Entering and leaving interrupt context. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_HARDIRQ_H
#define _LINUX_HARDIRQ_H

#include <linux/preempt.h>

void cf_irq_enter(void);
void cf_irq_exit(void);
#define irq_enter() cf_irq_enter()
#define irq_exit() cf_irq_exit()
#define synchronize_hardirq(irq) ((void)(irq))

#endif
