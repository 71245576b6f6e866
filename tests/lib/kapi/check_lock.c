// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Locks: a held one is counted and named until it is left; what would hang a
 * kernel ends the run; contenders take turns. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_syscall.h"

#include "../machine.h"
#include "lock_k.h"

static const struct {
	const char *name;
	int preempt, irq;
	int shared;		/* one task may have it twice */
} kinds[KIND_KINDS] = {
	[KIND_MUTEX] = { "a_mutex", 0, 0, 0 },
	[KIND_SPIN] = { "a_spinlock", 1, 0, 0 },
	[KIND_SPIN_IRQ] = { "a_spinlock", 1, 1, 0 },
	[KIND_READ] = { "a_rwlock", 1, 0, 1 },
	[KIND_WRITE] = { "a_rwlock", 1, 0, 0 },
	[KIND_DOWN_READ] = { "a_rwsem", 0, 0, 1 },
	[KIND_DOWN_WRITE] = { "a_rwsem", 0, 0, 0 },
	[KIND_SEMAPHORE] = { "a_semaphore", 0, 0, 0 },
};

static void expect(unsigned int locks, int preempt, int irq)
{
	struct cf_balance balance;

	cf_balance_read(&balance);
	ck_assert_uint_eq(balance.locks, locks);
	ck_assert_int_eq(balance.preempt, preempt);
	ck_assert_int_eq(balance.irq_disabled, irq);
}

START_TEST(a_held_lock_is_counted_and_named)
{
	unsigned long taken_at = 0;

	expect(0, 0, 0);
	lock_take(_i);
	expect(1, kinds[_i].preempt, kinds[_i].irq);
	ck_assert_str_eq(cf_lock_name(0, &taken_at), kinds[_i].name);
	ck_assert_uint_eq(taken_at - (unsigned long)lock_take < 4096, 1);
	ck_assert_ptr_null(cf_lock_name(1, NULL));
	ck_assert_int_eq(lock_try_kind(_i), kinds[_i].shared);
	if (kinds[_i].shared)
		lock_leave_kind(_i);
	expect(1, kinds[_i].preempt, kinds[_i].irq);
	lock_leave_kind(_i);
	expect(0, 0, 0);
	ck_assert_int_eq(lock_try_kind(_i), 1);
	lock_leave_kind(_i);
	expect(0, 0, 0);
}
END_TEST

/* Readers may nest; a semaphore has no owner, so it hangs asleep instead. */
START_TEST(taking_it_twice_ends_the_run)
{
	struct machine_end end;

	if (kinds[_i].shared)
		return;
	machine_oopses(_i == KIND_SEMAPHORE ? CF_OOPS_HANG : CF_OOPS_LOCK,
		       lock_take_twice, (void *)(long)_i, &end);
	if (_i != KIND_SEMAPHORE)
		ck_assert_ptr_nonnull(strstr(end.text, kinds[_i].name));
}
END_TEST

START_TEST(leaving_one_that_is_open_ends_the_run)
{
	struct machine_end end;

	if (_i == KIND_SEMAPHORE)
		return;
	machine_oopses(CF_OOPS_LOCK, lock_leave_open, (void *)(long)_i, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "not held"));
}
END_TEST

START_TEST(a_poisoned_lock_ends_the_run)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_LOCK, lock_take_poisoned, NULL, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "never initialised"));
}
END_TEST

static void contender(void *who)
{
	lock_take(KIND_MUTEX);
	lock_trail_add(*(char *)who);
	cf_task_yield();
	lock_trail_add(*(char *)who);
	lock_leave_kind(KIND_MUTEX);
}

/* Nobody gets in between, and they come in the order in which they asked. */
START_TEST(contenders_take_turns)
{
	long a, b;

	lock_take(KIND_MUTEX);
	a = cf_task_spawn("a", contender, "a");
	b = cf_task_spawn("b", contender, "b");
	cf_task_yield();
	ck_assert_str_eq(lock_trail, "");
	lock_leave_kind(KIND_MUTEX);
	ck_assert_int_eq(cf_task_join(a), 0);
	ck_assert_int_eq(cf_task_join(b), 0);
	ck_assert_str_eq(lock_trail, "aabb");
	ck_assert_int_eq(cf_task_join(b), -ESRCH);
}
END_TEST

static void takes_rwsem_then_mutex(void *arg)
{
	(void)arg;
	machine_enter();
	lock_take(KIND_DOWN_WRITE);
	lock_take(KIND_MUTEX);
}

/* The other waits for the mutex when this one wants the other's lock. */
static void cross(void *arg)
{
	lock_take(KIND_MUTEX);
	cf_task_run(cf_task_spawn("other", takes_rwsem_then_mutex, arg));
	lock_take(KIND_DOWN_WRITE);
}

START_TEST(two_that_wait_for_each_other_end_the_run)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_DEADLOCK, cross, NULL, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "waits for a_rwsem, which other holds, which waits for a_mutex"));
	ck_assert(end.oops.also - (unsigned long)lock_take < 4096);
}
END_TEST

/* Run until it sleeps, which for a lock does not count, or ends. */
static void sleeps(void *count)
{
	lock_take(KIND_MUTEX);
	*(unsigned long *)count = cf_task_sleeps();
	cf_task_wait(1);
	*(unsigned long *)count = cf_task_sleeps();
	lock_leave_kind(KIND_MUTEX);
}

START_TEST(a_task_runs_until_it_sleeps)
{
	unsigned long count = 99;
	long pid;

	lock_take(KIND_MUTEX);
	pid = cf_task_spawn("a", sleeps, &count);
	ck_assert_int_eq(cf_task_run(pid), 0);
	ck_assert_uint_eq(count, 99);
	lock_leave_kind(KIND_MUTEX);
	ck_assert_int_eq(cf_task_run(pid), 0);
	ck_assert_uint_eq(count, 0);
	cf_task_wait(2);
	ck_assert_int_eq(cf_task_run(pid), 1);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(cf_task_join(pid), 0);
	ck_assert_int_eq(cf_task_run(pid), -ESRCH);
}
END_TEST

static void interrupted(void *result)
{
	*(int *)result = lock_interruptible();
}

START_TEST(a_signal_ends_the_wait_for_a_mutex)
{
	int result = 1;
	long pid;

	lock_take(KIND_MUTEX);
	pid = cf_task_spawn("a", interrupted, &result);
	cf_task_yield();
	ck_assert_int_eq(result, 1);
	ck_assert_int_eq(cf_task_signal(pid), 0);
	ck_assert_int_eq(cf_task_join(pid), 0);
	ck_assert_int_eq(result, -EINTR);
	lock_leave_kind(KIND_MUTEX);
	expect(0, 0, 0);
}
END_TEST

START_TEST(sleeping_under_a_spinlock_is_complained_about)
{
	char log[4096] = "";

	ck_assert_uint_eq(lock_sleep_under_spinlock(), 1);
	cf_log_read(0, log, sizeof(log) - 1);
	ck_assert_ptr_nonnull(strstr(log, "sleeping function called from "
				     "invalid context"));
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lock");
	TCase *tcase = cf_check_case(suite, "lock");

	cf_test_start();
	tcase_add_loop_test(tcase, a_held_lock_is_counted_and_named, 0,
			    KIND_KINDS);
	tcase_add_loop_test(tcase, taking_it_twice_ends_the_run, 0, KIND_KINDS);
	tcase_add_loop_test(tcase, leaving_one_that_is_open_ends_the_run, 0,
			    KIND_KINDS);
	tcase_add_test(tcase, a_poisoned_lock_ends_the_run);
	tcase_add_test(tcase, contenders_take_turns);
	tcase_add_test(tcase, two_that_wait_for_each_other_end_the_run);
	tcase_add_test(tcase, a_task_runs_until_it_sleeps);
	tcase_add_test(tcase, a_signal_ends_the_wait_for_a_mutex);
	tcase_add_test(tcase, sleeping_under_a_spinlock_is_complained_about);
	return cf_check_main(argc, argv, suite);
}
