/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Times of day. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_TIME_H
#define _KAPI_LINUX_TIME_H

#include <linux/types.h>
#include <linux/math64.h>
#include <uapi/linux/time.h>

#define MSEC_PER_SEC 1000L
#define USEC_PER_MSEC 1000L
#define NSEC_PER_USEC 1000L
#define NSEC_PER_MSEC 1000000L
#define USEC_PER_SEC 1000000L
#define NSEC_PER_SEC 1000000000L
#define FSEC_PER_SEC 1000000000000000LL
#define PSEC_PER_NSEC 1000L
#define TIME64_MAX ((s64)~((u64)1 << 63))
#define KTIME_MAX ((s64)~((u64)1 << 63))
#define KTIME_MIN (-KTIME_MAX - 1)
#define KTIME_SEC_MAX (KTIME_MAX / NSEC_PER_SEC)

typedef s64 ktime_t;

struct timespec64 {
	time64_t tv_sec;
	long tv_nsec;
};

struct itimerspec64 {
	struct timespec64 it_interval;
	struct timespec64 it_value;
};

/* What 32-bit interfaces of old still speak. */
#define old_timespec32 cf_old_timespec32
struct cf_old_timespec32 {
	s32 tv_sec;
	s32 tv_nsec;
};

static inline bool timespec64_valid(const struct timespec64 *ts)
{
	return ts->tv_sec >= 0 && (unsigned long)ts->tv_nsec < NSEC_PER_SEC;
}
#define timespec64_valid_strict timespec64_valid
#define itimerspec64_valid(its) (timespec64_valid(&(its)->it_interval) && \
				 timespec64_valid(&(its)->it_value))

static inline s64 timespec64_to_ns(const struct timespec64 *ts)
{
	return ts->tv_sec * NSEC_PER_SEC + ts->tv_nsec;
}

static inline struct timespec64 ns_to_timespec64(s64 ns)
{
	struct timespec64 ts = { ns / NSEC_PER_SEC, ns % NSEC_PER_SEC };

	if (ts.tv_nsec < 0) {
		ts.tv_sec--;
		ts.tv_nsec += NSEC_PER_SEC;
	}
	return ts;
}

static inline struct timespec64 timespec64_add(struct timespec64 a,
					       struct timespec64 b)
{
	return ns_to_timespec64(timespec64_to_ns(&a) + timespec64_to_ns(&b));
}

static inline struct timespec64 timespec64_sub(struct timespec64 a,
					       struct timespec64 b)
{
	return ns_to_timespec64(timespec64_to_ns(&a) - timespec64_to_ns(&b));
}

static inline int timespec64_compare(const struct timespec64 *a,
				     const struct timespec64 *b)
{
	s64 diff = timespec64_to_ns(a) - timespec64_to_ns(b);

	return diff < 0 ? -1 : diff > 0;
}

static inline int timespec64_equal(const struct timespec64 *a,
				   const struct timespec64 *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

#endif
