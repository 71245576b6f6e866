/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Virtual time: it passes when everybody sleeps, and when a driver spins.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_TIME_H
#define _LINUX_CF_TIME_H

#include <linux/types.h>

/** cf_time_ns() - Nanoseconds since boot. */
u64 cf_time_ns(void);

/**
 * cf_time_pass() - Let time go by, as a slow instruction or a port access does.
 *
 * Timers that come due run at once, unless the task is atomic.
 */
void cf_time_pass(u64 ns);

#endif
