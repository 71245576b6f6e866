/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a task may not be made to sleep. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PREEMPT_H
#define _LINUX_PREEMPT_H

#include <linux/compiler.h>
#include <cf_context.h>

/* Depths of the interrupt handler and softirq this task stands in for. */
int cf_hardirq_depth(void);
int cf_softirq_depth(void);

#define preempt_count() \
	(cf_context()->preempt + (cf_softirq_depth() << 8) + \
	 (cf_hardirq_depth() << 16))
#define preempt_disable() ((void)cf_context()->preempt++)
#define preempt_enable() ((void)cf_context()->preempt--)
#define preempt_enable_no_resched() preempt_enable()
#define preempt_disable_notrace() preempt_disable()
#define preempt_enable_notrace() preempt_enable()
#define preempt_check_resched() do { } while (0)
#define preemptible() (!in_atomic() && !irqs_disabled())
#define in_irq() (cf_hardirq_depth() != 0)
#define in_hardirq() in_irq()
#define in_softirq() (cf_softirq_depth() != 0)
#define in_serving_softirq() in_softirq()
#define in_interrupt() (in_irq() || in_softirq())
#define in_nmi() 0
#define in_task() (!in_interrupt())
#define in_atomic() (cf_context()->preempt != 0)
#define migrate_disable() preempt_disable()
#define migrate_enable() preempt_enable()

#endif
