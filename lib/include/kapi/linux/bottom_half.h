/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Softirqs off. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_BOTTOM_HALF_H
#define _LINUX_BOTTOM_HALF_H

#include <linux/preempt.h>
#define local_bh_disable() preempt_disable()
#define local_bh_enable() preempt_enable()

#endif
