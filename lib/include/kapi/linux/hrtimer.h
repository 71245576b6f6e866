/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Functions called after a while, in nanoseconds. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_HRTIMER_H
#define _LINUX_HRTIMER_H

#include <linux/cf_label.h>
#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/timer.h>

enum hrtimer_restart {
	HRTIMER_NORESTART,
	HRTIMER_RESTART,
};

enum hrtimer_mode {
	HRTIMER_MODE_ABS = 0,
	HRTIMER_MODE_REL = 1,
	HRTIMER_MODE_PINNED = 2,
	HRTIMER_MODE_SOFT = 4,
	HRTIMER_MODE_HARD = 8,
	HRTIMER_MODE_ABS_PINNED = 2,
	HRTIMER_MODE_REL_PINNED = 3,
	HRTIMER_MODE_ABS_SOFT = 4,
	HRTIMER_MODE_REL_SOFT = 5,
	HRTIMER_MODE_ABS_HARD = 8,
	HRTIMER_MODE_REL_HARD = 9,
};

struct hrtimer {
	struct hlist_node cf_entry;
	ktime_t cf_expires;
	enum hrtimer_restart (*function)(struct hrtimer *timer);
	clockid_t cf_clock;
};

void hrtimer_init(struct hrtimer *timer, clockid_t which,
		  enum hrtimer_mode mode) __cfk(hrtimer_init);
void hrtimer_start(struct hrtimer *timer, ktime_t time,
		   const enum hrtimer_mode mode) __cfk(hrtimer_start);
int hrtimer_cancel(struct hrtimer *timer) __cfk(hrtimer_cancel);
u64 hrtimer_forward(struct hrtimer *timer, ktime_t now, ktime_t interval)
	__cfk(hrtimer_forward);
ktime_t hrtimer_cb_get_time(const struct hrtimer *timer)
	__cfk(hrtimer_cb_get_time);
ktime_t hrtimer_get_remaining(const struct hrtimer *timer)
	__cfk(hrtimer_get_remaining);
bool cf_hrtimer_is_running(const struct hrtimer *timer);
#define hrtimer_try_to_cancel(timer) hrtimer_cancel(timer)
#define hrtimer_start_range_ns(timer, time, delta, mode) \
	hrtimer_start(timer, time, mode)
#define hrtimer_start_expires(timer, mode) \
	hrtimer_start(timer, (timer)->cf_expires, HRTIMER_MODE_ABS)
#define hrtimer_restart(timer) hrtimer_start_expires(timer, 0)
#define hrtimer_forward_now(timer, interval) \
	hrtimer_forward(timer, hrtimer_cb_get_time(timer), interval)
#define hrtimer_set_expires(timer, time) ((void)((timer)->cf_expires = (time)))
#define hrtimer_get_expires(timer) ((timer)->cf_expires)
#define hrtimer_expires_remaining(timer) hrtimer_get_remaining(timer)
#define hrtimer_expires_remaining_adjusted hrtimer_get_remaining
#define hrtimer_is_queued(timer) (!hlist_unhashed(&(timer)->cf_entry))
#define hrtimer_active(timer) \
	(hrtimer_is_queued(timer) || cf_hrtimer_is_running(timer))
#define hrtimer_callback_running(timer) cf_hrtimer_is_running(timer)
#define hrtimer_cancel_wait_running(timer) ((void)(timer))

int schedule_hrtimeout(ktime_t *expires, const enum hrtimer_mode mode)
	__cfk(schedule_hrtimeout);
#define schedule_hrtimeout_range(expires, delta, mode) \
	schedule_hrtimeout(expires, mode)

#endif
