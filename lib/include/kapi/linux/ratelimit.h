/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* KAPI-STUB: omits rate limits: everything is always allowed. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RATELIMIT_H
#define _LINUX_RATELIMIT_H

#include <linux/printk.h>

struct ratelimit_state {
	int interval;
	int burst;
};
#define DEFAULT_RATELIMIT_INTERVAL (5 * HZ)
#define DEFAULT_RATELIMIT_BURST 10
#define RATELIMIT_STATE_INIT(name, i, b) { .interval = (i), .burst = (b) }
#define DEFINE_RATELIMIT_STATE(name, i, b) \
	struct ratelimit_state name = RATELIMIT_STATE_INIT(name, i, b)

static inline void ratelimit_state_init(struct ratelimit_state *rs,
					int interval, int burst)
{
	rs->interval = interval;
	rs->burst = burst;
}

static inline int __ratelimit(struct ratelimit_state *rs)
{
	return 1;
}

#endif
