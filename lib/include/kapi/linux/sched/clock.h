/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/timekeeping.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SCHED_CLOCK_H
#define _LINUX_SCHED_CLOCK_H

#include <linux/timekeeping.h>

#define sched_clock() ktime_get_ns()
#define local_clock() ktime_get_ns()

#endif
