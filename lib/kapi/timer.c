// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Virtual time, and what waits for it. The clock moves when every task sleeps
 * (to the next expiry), a little at each system call and clock reading, and as
 * far as a driver spins. Timers and high-resolution timers run in softirq-like
 * context, in order of expiry, equal ones in order of arming. Kernel-side.
 */
#include <linux/cf_time.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/timekeeping.h>
#include <linux/timer.h>
#include <asm/processor.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "sched.h"

#define BOOT_NS NSEC_PER_SEC
#define BOOT_REAL_NS (1704067200LL * NSEC_PER_SEC)	/* 2024-01-01 */

__cf_state unsigned long volatile jiffies = INITIAL_JIFFIES;
__cf_state unsigned long loops_per_jiffy = 4000000;

static __cf_state struct {
	u64 now;			/* ns since boot */
	struct hlist_head timers;	/* by expiry */
	struct hlist_head hrtimers;
	const struct hrtimer *running;
	unsigned int sleepers;		/* tasks that a timer will wake */
} clock;

/* ---- the clock ---- */

static void clock_set(u64 ns)
{
	clock.now = ns;
	jiffies = INITIAL_JIFFIES + ns / TICK_NSEC;
}

void clock_boot(void)
{
	clock_set(BOOT_NS);
}

u64 cf_time_ns(void)
{
	return clock.now;
}

void clock_skip(u64 ns)
{
	clock_set(clock.now + ns);
}

void cf_time_pass(u64 ns)
{
	cf_fuel_burn();
	clock_skip(ns);
	if (!cf_context()->preempt && !cf_context()->irq_disabled)
		timers_run_due();
}

void cf_cpu_relax(void)
{
	cf_time_pass(1000);
}

ktime_t ktime_get(void)
{
	cf_fuel_burn();
	clock_skip(50);
	return clock.now;
}

ktime_t ktime_get_real(void)
{
	return BOOT_REAL_NS + ktime_get();
}

/* ---- timers in ticks ---- */

static void timer_insert(struct timer_list *timer)
{
	struct hlist_node *at, *last = NULL;

	hlist_for_each(at, &clock.timers) {
		if (time_before(timer->expires,
				hlist_entry(at, struct timer_list,
					    entry)->expires))
			break;
		last = at;
	}
	if (last)
		hlist_add_behind(&timer->entry, last);
	else
		hlist_add_head(&timer->entry, &clock.timers);
}

int cf_timer_del(struct timer_list *timer)
{
	if (!timer_pending(timer))
		return 0;
	hlist_del_init(&timer->entry);
	return 1;
}

int cf_timer_mod(struct timer_list *timer, unsigned long expires)
{
	int was_pending = cf_timer_del(timer);

	if (!timer->function)
		cf_oops_raise(CF_OOPS_BUG, "a timer without a function");
	timer->expires = expires;
	timer_insert(timer);
	return was_pending;
}

void cf_timer_add(struct timer_list *timer, bool again)
{
	if (timer_pending(timer) && !again)
		cf_oops_raise(CF_OOPS_BUG, "add_timer: it is pending already");
	cf_timer_mod(timer, timer->expires);
}

static struct timer_list *timer_first(void)
{
	return hlist_entry_safe(clock.timers.first, struct timer_list, entry);
}

static void softirq_enter(void)
{
	current->cf.preempt++;
	current->cf_softirq++;
}

static void softirq_exit(void)
{
	current->cf_softirq--;
	current->cf.preempt--;
}

static void timer_run(struct timer_list *timer)
{
	hlist_del_init(&timer->entry);
	softirq_enter();
	if (timer->flags & TIMER_CF_OLD)
		((void (*)(unsigned long))(void *)timer->function)(
			timer->cf_old_data);
	else
		timer->function(timer);
	softirq_exit();
}

/* When a timer expires on the clock; now, if it should have. */
static u64 timer_ns(const struct timer_list *timer)
{
	if (time_before_eq(timer->expires, jiffies))
		return clock.now;
	return (timer->expires - INITIAL_JIFFIES) * TICK_NSEC;
}

/* ---- timers in nanoseconds ---- */

static u64 hrtimer_ns(const struct hrtimer *timer)
{
	s64 ns = timer->cf_expires;

	if (timer->cf_clock == CLOCK_REALTIME)
		ns -= BOOT_REAL_NS;
	return max_t(s64, ns, 0);
}

static void hrtimer_insert(struct hrtimer *timer)
{
	struct hlist_node *at, *last = NULL;

	hlist_for_each(at, &clock.hrtimers) {
		if (hrtimer_ns(timer) <
		    hrtimer_ns(hlist_entry(at, struct hrtimer, cf_entry)))
			break;
		last = at;
	}
	if (last)
		hlist_add_behind(&timer->cf_entry, last);
	else
		hlist_add_head(&timer->cf_entry, &clock.hrtimers);
}

void hrtimer_init(struct hrtimer *timer, clockid_t which,
		  enum hrtimer_mode mode)
{
	*timer = (struct hrtimer) { .cf_clock = which };
}

ktime_t hrtimer_cb_get_time(const struct hrtimer *timer)
{
	return clock.now + (timer->cf_clock == CLOCK_REALTIME ?
			    BOOT_REAL_NS : 0);
}

ktime_t hrtimer_get_remaining(const struct hrtimer *timer)
{
	return timer->cf_expires - hrtimer_cb_get_time(timer);
}

int hrtimer_cancel(struct hrtimer *timer)
{
	if (!hrtimer_is_queued(timer))
		return 0;
	hlist_del_init(&timer->cf_entry);
	return 1;
}

void hrtimer_start(struct hrtimer *timer, ktime_t time,
		   const enum hrtimer_mode mode)
{
	hrtimer_cancel(timer);
	if (mode & HRTIMER_MODE_REL)
		time = ktime_add_safe(hrtimer_cb_get_time(timer), time);
	timer->cf_expires = time;
	hrtimer_insert(timer);
}

u64 hrtimer_forward(struct hrtimer *timer, ktime_t now, ktime_t interval)
{
	ktime_t late = now - timer->cf_expires;
	u64 overruns;

	if (late < 0)
		return 0;
	interval = max_t(ktime_t, interval, 1);
	overruns = late / interval + 1;
	timer->cf_expires += overruns * interval;
	return overruns;
}

static struct hrtimer *hrtimer_first(void)
{
	return hlist_entry_safe(clock.hrtimers.first, struct hrtimer, cf_entry);
}

bool cf_hrtimer_is_running(const struct hrtimer *timer)
{
	return clock.running == timer;
}

/* One that is not to restart may have freed itself. */
static void hrtimer_run(struct hrtimer *timer)
{
	enum hrtimer_restart restart;

	hlist_del_init(&timer->cf_entry);
	clock.running = timer;
	softirq_enter();
	restart = timer->function(timer);
	softirq_exit();
	clock.running = NULL;
	if (restart == HRTIMER_RESTART && !hrtimer_is_queued(timer))
		hrtimer_insert(timer);
}

/* ---- both ---- */

static bool run_first(u64 until)
{
	struct timer_list *timer = timer_first();
	struct hrtimer *hrtimer = hrtimer_first();
	u64 at = timer ? timer_ns(timer) : ~0ULL;
	u64 hr_at = hrtimer ? hrtimer_ns(hrtimer) : ~0ULL;

	if (min(at, hr_at) > until || (!timer && !hrtimer))
		return false;
	if (min(at, hr_at) > clock.now)
		clock_set(min(at, hr_at));
	if (at <= hr_at)
		timer_run(timer);
	else
		hrtimer_run(hrtimer);
	return true;
}

/* A timer that is always due again gets a bounded number of turns. */
void timers_run_due(void)
{
	int turns = 64;

	if (cf_softirq_depth() || cf_hardirq_depth())
		return;
	while (turns-- && run_first(clock.now))
		;
}

bool timers_advance(void)
{
	return run_first(~0ULL);
}

unsigned int timers_sleepers(void)
{
	return clock.sleepers;
}

/* ---- sleeping for a while ---- */

struct sleeper {
	struct timer_list timer;
	struct hrtimer hrtimer;
	struct task_struct *task;
};

static void sleeper_wake(struct timer_list *timer)
{
	wake_up_process(container_of(timer, struct sleeper, timer)->task);
}

static enum hrtimer_restart sleeper_hrwake(struct hrtimer *timer)
{
	wake_up_process(container_of(timer, struct sleeper, hrtimer)->task);
	return HRTIMER_NORESTART;
}

long schedule_timeout(long timeout)
{
	struct sleeper sleeper = { .task = current };
	unsigned long expires = jiffies + timeout;

	if (timeout == MAX_SCHEDULE_TIMEOUT) {
		schedule();
		return timeout;
	}
	if (timeout < 0) {
		pr_err("schedule_timeout: wrong timeout value %lx\n", timeout);
		__set_current_state(TASK_RUNNING);
		return 0;
	}
	timer_setup(&sleeper.timer, sleeper_wake, 0);
	mod_timer(&sleeper.timer, expires);
	clock.sleepers++;
	schedule();
	clock.sleepers--;
	del_timer(&sleeper.timer);
	timeout = expires - jiffies;
	return max(timeout, 0L);
}

#define SCHEDULE_TIMEOUT(name, state)					\
long name(long timeout)							\
{									\
	__set_current_state(state);					\
	return schedule_timeout(timeout);				\
}
SCHEDULE_TIMEOUT(schedule_timeout_interruptible, TASK_INTERRUPTIBLE)
SCHEDULE_TIMEOUT(schedule_timeout_uninterruptible, TASK_UNINTERRUPTIBLE)
SCHEDULE_TIMEOUT(schedule_timeout_killable, TASK_KILLABLE)

static void sleep_until(u64 ns)
{
	struct sleeper sleeper = { .task = current };

	hrtimer_init(&sleeper.hrtimer, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	sleeper.hrtimer.function = sleeper_hrwake;
	hrtimer_start(&sleeper.hrtimer, ns, HRTIMER_MODE_ABS);
	clock.sleepers++;
	schedule();
	clock.sleepers--;
	hrtimer_cancel(&sleeper.hrtimer);
	__set_current_state(TASK_RUNNING);
}

/* 0 when the time is up, -EINTR when it was woken before. */
int schedule_hrtimeout(ktime_t *expires, const enum hrtimer_mode mode)
{
	u64 until;

	if (!expires) {
		schedule();
		return -EINTR;
	}
	until = *expires + (mode & HRTIMER_MODE_REL ? clock.now : 0);
	sleep_until(until);
	return clock.now >= until ? 0 : -EINTR;
}

void usleep_range(unsigned long min, unsigned long max)
{
	u64 until = clock.now + min * NSEC_PER_USEC;

	sleep_check("usleep_range");
	while (clock.now < until) {
		__set_current_state(TASK_UNINTERRUPTIBLE);
		sleep_until(until);
	}
}

void msleep(unsigned int msecs)
{
	unsigned long timeout = msecs_to_jiffies(msecs) + 1;

	sleep_check("msleep");
	while (timeout)
		timeout = schedule_timeout_uninterruptible(timeout);
}

unsigned long msleep_interruptible(unsigned int msecs)
{
	unsigned long timeout = msecs_to_jiffies(msecs) + 1;

	sleep_check("msleep_interruptible");
	while (timeout && !signal_pending(current))
		timeout = schedule_timeout_interruptible(timeout);
	return jiffies_to_msecs(timeout);
}
