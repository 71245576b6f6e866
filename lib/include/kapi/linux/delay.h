/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Spinning and sleeping for a while. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_DELAY_H
#define _LINUX_DELAY_H

#include <linux/cf_label.h>
#include <linux/cf_time.h>
#include <linux/math.h>

extern unsigned long loops_per_jiffy __cfk(loops_per_jiffy);

#define ndelay(ns) cf_time_pass(ns)
#define udelay(us) cf_time_pass((us) * 1000ULL)
#define mdelay(ms) cf_time_pass((ms) * 1000000ULL)
void msleep(unsigned int msecs) __cfk(msleep);
unsigned long msleep_interruptible(unsigned int msecs)
	__cfk(msleep_interruptible);
void usleep_range(unsigned long min, unsigned long max) __cfk(usleep_range);
#define usleep_range_state(min, max, state) usleep_range(min, max)
#define usleep_idle_range(min, max) usleep_range(min, max)
#define fsleep(us) usleep_range(us, 2 * (us))

static inline void ssleep(unsigned int seconds)
{
	msleep(seconds * 1000);
}

#endif
