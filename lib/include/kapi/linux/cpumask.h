/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sets of the one CPU. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CPUMASK_H
#define _LINUX_CPUMASK_H

#include <linux/smp.h>
#include <linux/types.h>

struct cpumask {
	unsigned long bits[1];
};
#define cpumask_of(cpu) ((const struct cpumask *)NULL)
#define cpumask_next(n, mask) ((n) + 1)

#endif
