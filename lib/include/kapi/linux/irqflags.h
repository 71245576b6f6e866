/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Interrupts of the one CPU. Off is a state of the task, for the oracles; no
 * interrupt arrives by itself. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_IRQFLAGS_H
#define _LINUX_IRQFLAGS_H

#include <linux/compiler.h>
#include <cf_context.h>

#define local_irq_disable() ((void)(cf_context()->irq_disabled = 1))
#define local_irq_enable() ((void)(cf_context()->irq_disabled = 0))
#define local_irq_save(flags)						\
do {									\
	(flags) = cf_context()->irq_disabled;				\
	cf_context()->irq_disabled = 1;					\
} while (0)
#define local_irq_restore(flags) \
	((void)(cf_context()->irq_disabled = (flags) != 0))
#define local_save_flags(flags) ((flags) = cf_context()->irq_disabled)
#define irqs_disabled() (cf_context()->irq_disabled != 0)
#define irqs_disabled_flags(flags) ((flags) != 0)
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 0)
#define cli() local_irq_disable()
#define sti() local_irq_enable()
#define save_flags(flags) local_save_flags(flags)
#define restore_flags(flags) local_irq_restore(flags)
#define save_and_cli(flags) local_irq_save(flags)
#endif

#endif
