/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Times in nanoseconds. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KTIME_H
#define _LINUX_KTIME_H

#include <linux/time.h>
#include <linux/jiffies.h>

static inline ktime_t ktime_set(const s64 secs, const unsigned long nsecs)
{
	if (secs >= KTIME_SEC_MAX)
		return KTIME_MAX;
	return secs * NSEC_PER_SEC + (s64)nsecs;
}

static inline int ktime_compare(const ktime_t a, const ktime_t b)
{
	return a < b ? -1 : a > b;
}

static inline bool ktime_after(const ktime_t a, const ktime_t b)
{
	return a > b;
}

static inline bool ktime_before(const ktime_t a, const ktime_t b)
{
	return a < b;
}

static inline ktime_t ktime_add_safe(const ktime_t a, const ktime_t b)
{
	ktime_t sum;

	return __builtin_add_overflow(a, b, &sum) ? KTIME_MAX : sum;
}
#define ktime_add(a, b) ((a) + (b))
#define ktime_sub(a, b) ((a) - (b))
#define ktime_add_ns(kt, n) ((kt) + (n))
#define ktime_sub_ns(kt, n) ((kt) - (n))
#define ktime_add_us(kt, u) ((kt) + (u) * NSEC_PER_USEC)
#define ktime_sub_us(kt, u) ((kt) - (u) * NSEC_PER_USEC)
#define ktime_add_ms(kt, m) ((kt) + (m) * NSEC_PER_MSEC)
#define ktime_sub_ms(kt, m) ((kt) - (m) * NSEC_PER_MSEC)
#define ktime_to_ns(kt) (kt)
#define ktime_to_us(kt) ((kt) / NSEC_PER_USEC)
#define ktime_to_ms(kt) ((kt) / NSEC_PER_MSEC)
#define ktime_us_delta(a, b) ktime_to_us(ktime_sub(a, b))
#define ktime_ms_delta(a, b) ktime_to_ms(ktime_sub(a, b))
#define ktime_to_timespec64(kt) ns_to_timespec64(kt)
#define ktime_divns(kt, div) ((kt) / (div))
#define ns_to_ktime(ns) ((ktime_t)(ns))
#define us_to_ktime(us) ((ktime_t)(us) * NSEC_PER_USEC)
#define ms_to_ktime(ms) ((ktime_t)(ms) * NSEC_PER_MSEC)

static inline ktime_t timespec64_to_ktime(struct timespec64 ts)
{
	return ktime_set(ts.tv_sec, ts.tv_nsec);
}

#include <linux/timekeeping.h>

#endif
