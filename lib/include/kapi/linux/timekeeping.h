/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Clocks. Reading one takes a little time, so a loop that polls a clock
 * ends. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_TIMEKEEPING_H
#define _LINUX_TIMEKEEPING_H

#include <linux/cf_label.h>
#include <linux/ktime.h>

ktime_t ktime_get(void) __cfk(ktime_get);
/* Boot was on 2024-01-01. */
ktime_t ktime_get_real(void) __cfk(ktime_get_real);
#define ktime_get_boottime() ktime_get()
#define ktime_get_raw() ktime_get()
#define ktime_get_coarse() ktime_get()
#define ktime_get_coarse_real() ktime_get_real()
#define ktime_get_clocktai() ktime_get_real()
#define ktime_get_ns() ((u64)ktime_get())
#define ktime_get_mono_fast_ns() ktime_get_ns()
#define ktime_get_real_ns() ((u64)ktime_get_real())
#define ktime_get_boottime_ns() ktime_get_ns()
#define ktime_get_boot_ns() ktime_get_ns()
#define ktime_get_raw_ns() ktime_get_ns()
#define ktime_get_seconds() ((time64_t)(ktime_get() / NSEC_PER_SEC))
#define ktime_get_real_seconds() ((time64_t)(ktime_get_real() / NSEC_PER_SEC))
#define ktime_get_boottime_seconds() ktime_get_seconds()
#define ktime_mono_to_real(kt) ((kt) + (ktime_get_real() - ktime_get()))
#define ktime_get_ts64(ts) ((void)(*(ts) = ns_to_timespec64(ktime_get())))
#define ktime_get_raw_ts64(ts) ktime_get_ts64(ts)
#define ktime_get_boottime_ts64(ts) ktime_get_ts64(ts)
#define ktime_get_coarse_ts64(ts) ktime_get_ts64(ts)
#define ktime_get_real_ts64(ts) \
	((void)(*(ts) = ns_to_timespec64(ktime_get_real())))
#define ktime_get_coarse_real_ts64(ts) ktime_get_real_ts64(ts)
#define getnstimeofday64(ts) ktime_get_real_ts64(ts)

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 6, 0)
#define get_seconds() ((unsigned long)ktime_get_real_seconds())
static inline void do_gettimeofday(struct timeval *tv)
{
	ktime_t now = ktime_get_real();

	tv->tv_sec = now / NSEC_PER_SEC;
	tv->tv_usec = now % NSEC_PER_SEC / NSEC_PER_USEC;
}
#endif

#endif
