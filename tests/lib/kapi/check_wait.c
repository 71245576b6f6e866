// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Sleeping and what ends it, in the order of lib/kapi/sched.c: another task, a
 * timer, something outside, a signal, an oops. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_state.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "wait_k.h"

static void sleeper(void *result)
{
	*(long *)result = wait_interruptible();
}

START_TEST(a_waiter_wakes_when_the_condition_is_true)
{
	long result = 1, pid;

	wait_reset();
	pid = cf_task_spawn("sleeper", sleeper, &result);
	cf_task_yield();
	ck_assert_int_eq(result, 1);
	wait_wake();
	ck_assert_int_eq(cf_task_join(pid), 0);
	ck_assert_int_eq(result, 0);
}
END_TEST

/* 512 is ERESTARTSYS, which user space never sees. */
START_TEST(with_nobody_to_wake_it_a_sleeper_gets_a_signal)
{
	wait_reset();
	ck_assert_int_eq(wait_interruptible(), -512);
}
END_TEST

START_TEST(what_is_outside_comes_before_the_signal)
{
	wait_reset();
	wait_stimulus_add();
	ck_assert_int_eq(wait_interruptible(), 0);
}
END_TEST

START_TEST(asleep_for_ever_is_a_hang)
{
	struct machine_end end;

	wait_reset();
	machine_oopses(CF_OOPS_HANG, wait_uninterruptible, NULL, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "nobody to wake it"));
}
END_TEST

static void burn(void *arg)
{
	(void)arg;
	cf_fuel_set(100);
	for (;;)
		cf_task_yield();
}

START_TEST(a_run_without_fuel_is_a_hang)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_HANG, burn, NULL, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "fuel"));
}
END_TEST

/* Time is virtual: it passes as far as it is slept, and no further. */
START_TEST(time_passes_as_it_is_slept)
{
	unsigned long before = wait_now_ms();

	wait_msleep(100000);
	ck_assert_uint_ge(wait_now_ms() - before, 100000);
	ck_assert_uint_lt(wait_now_ms() - before, 100100);
	before = wait_now_ms();
	wait_udelay(8000);
	ck_assert_uint_eq(wait_now_ms() - before, 8);
	wait_reset();
	before = wait_now_ms();
	ck_assert_int_eq(wait_timeout_ms(1000), 0);
	ck_assert_uint_ge(wait_now_ms() - before, 1000);
}
END_TEST

static void late(void *arg)
{
	(void)arg;
	wait_msleep(400);
	wait_wake();
}

START_TEST(a_timeout_that_is_not_up_says_what_is_left)
{
	long pid, left;

	wait_reset();
	pid = cf_task_spawn("late", late, NULL);
	left = wait_timeout_ms(1000);
	/* wake_up_interruptible() does not wake an uninterruptible sleeper. */
	ck_assert_int_eq(left, 1);
	ck_assert_int_eq(cf_task_join(pid), 0);
}
END_TEST

static const struct {
	const char *name;
	int (*run)(void);
} steps[] = {
	{ "timers fire in order", wait_timers_in_order },
	{ "a deleted timer does not fire", wait_timer_deleted },
	{ "an hrtimer restarts", wait_hrtimer_periodic },
	{ "a work runs once", wait_work_runs_once },
	{ "a cancelled work does not run", wait_work_cancelled },
	{ "a delayed work runs later", wait_delayed_work },
	{ "a kthread stops", wait_kthread_stops },
	{ "a kthread never woken does not run", wait_kthread_never_woken },
	{ "a completion", wait_completion },
	{ "an exclusive waiter wakes alone", wait_exclusive_wakes_one },
	{ "an RCU callback waits for its readers", wait_rcu_callback },
	{ "a red-black tree", wait_rbtree },
	{ "idr and ida", wait_idr },
	{ "kfifo", wait_kfifo },
};

/* It works, and leaves nothing behind. */
START_TEST(step_works_and_balances)
{
	struct cf_balance before, after;

	wait_reset();
	cf_balance_read(&before);
	ck_assert_msg(steps[_i].run(), "%s", steps[_i].name);
	cf_heap_check();
	cf_balance_read(&after);
	ck_assert_msg(!memcmp(&before, &after, sizeof(before)), "%s: left %ld",
		      steps[_i].name, (long)(after.objects - before.objects));
}
END_TEST

/* A task asleep when the snapshot was taken sleeps there again. */
START_TEST(a_snapshot_covers_sleeping_tasks)
{
	static long result;
	long pid;

	wait_reset();
	result = 1;
	pid = cf_task_spawn("sleeper", sleeper, &result);
	cf_task_yield();
	ck_assert_int_eq(cf_snapshot_take(), 0);
	for (int i = 0; i < 3; i++) {
		result = 1;
		wait_wake();
		ck_assert_int_eq(cf_task_join(pid), 0);
		ck_assert_int_eq(result, 0);
		cf_snapshot_restore();
		wait_clear_flag();
	}
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("wait");
	TCase *tcase = cf_check_case(suite, "wait");

	cf_test_start();
	tcase_add_test(tcase, a_waiter_wakes_when_the_condition_is_true);
	tcase_add_test(tcase, with_nobody_to_wake_it_a_sleeper_gets_a_signal);
	tcase_add_test(tcase, what_is_outside_comes_before_the_signal);
	tcase_add_test(tcase, asleep_for_ever_is_a_hang);
	tcase_add_test(tcase, a_run_without_fuel_is_a_hang);
	tcase_add_test(tcase, time_passes_as_it_is_slept);
	tcase_add_test(tcase, a_timeout_that_is_not_up_says_what_is_left);
	tcase_add_loop_test(tcase, step_works_and_balances, 0,
			    sizeof(steps) / sizeof(*steps));
	tcase_add_test(tcase, a_snapshot_covers_sleeping_tasks);
	return cf_check_main(argc, argv, suite);
}
