// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A fault that somebody services in ordinary context: others run meanwhile,
 * and the access goes on as if nothing had been. Host-side.
 */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_state.h"
#include "cf_syscall.h"

#include "../kapi/wait_k.h"
#include "../machine.h"
#include "../uaccess/prims_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAGE CF_PAGE_SIZE
#define SIZE 64
#define REPEATS 3000
#define NESTED 5

/* What every stopped access does meanwhile. */
static struct {
	void (*service)(void *arg);
	unsigned long at;
	unsigned int depth;	/* accesses that may still be stopped */
	unsigned int calls;
	unsigned long u;
} plan;

static void stop(struct cf_access *access)
{
	if (!plan.depth || plan.at >= access->size)
		return;
	plan.depth--;
	access->stop.kind = CF_KIND_NOTPRESENT;
	access->stop.at = plan.at;
	access->stop.service = plan.service;
	access->stop.service_arg = access;
}

static const struct cf_access_ops ops = { .before = stop };

static void plan_stops(void (*service)(void *arg), unsigned int depth)
{
	plan.service = service;
	plan.depth = depth;
	plan.calls = 0;
	plan.at = 0;
	plan.u = machine_map(1, RW, 's');
	cf_access_install(&ops);
	machine_counts();
}

static void sleep_a_while(void *arg)
{
	(void)arg;
	plan.calls++;
	errno = 4711;
	cf_task_wait(3);
}

/* One SIGSEGV, all bytes, errno and the depths of the context untouched. */
START_TEST(access_goes_on_at_each_byte)
{
	static const unsigned int prims[] = {
		CF_PRIM___copy_from_user, CF_PRIM___copy_to_user,
		CF_PRIM_copy_from_user, CF_PRIM_copy_to_user,
		CF_PRIM_clear_user,
	};
	char kernel[SIZE];

	plan_stops(sleep_a_while, 0);
	for (unsigned int i = 0; i < sizeof(prims) / sizeof(*prims); i++) {
		for (plan.at = 0; plan.at < SIZE; plan.at++) {
			int before = errno = 17;
			struct cf_context was = *cf_context();

			plan.depth = 1;
			machine_counts();
			ck_assert_int_eq(k_prim(prims[i], kernel, plan.u, SIZE), 0);
			MACHINE_ASSERT_FAULTS(1, 1, 0);
			ck_assert_int_eq(errno, before);
			was.window = cf_context()->window;
			/* All but what it remembers of the copy. */
			ck_assert_mem_eq(&was, cf_context(),
					 offsetof(struct cf_context, fetches));
		}
	}
	ck_assert_int_eq(plan.calls, SIZE * sizeof(prims) / sizeof(*prims));
}
END_TEST

START_TEST(time_passes_while_the_page_comes)
{
	unsigned long from = wait_now_ms();
	char kernel[SIZE];

	plan_stops(sleep_a_while, 1);
	ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u, SIZE), 0);
	ck_assert_uint_ge(wait_now_ms(), from + 3);
}
END_TEST

/* The service copies too, its copy faults too, and so on. */
static void copy_again(void *arg)
{
	char kernel[SIZE];
	int depth = ++plan.calls;

	(void)arg;
	memset(kernel, depth, sizeof(kernel));
	ck_assert_int_eq(k_prim(CF_PRIM_copy_to_user, kernel,
				plan.u + depth * SIZE, SIZE), 0);
}

START_TEST(services_nest_in_one_task)
{
	char kernel[SIZE], want[SIZE];

	for (plan.at = 0; plan.at < SIZE; plan.at += 7) {
		unsigned long at = plan.at;

		plan_stops(copy_again, NESTED);
		plan.at = at;
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u,
					SIZE), 0);
		memset(want, 's', SIZE);
		ck_assert_mem_eq(kernel, want, SIZE);
		MACHINE_ASSERT_FAULTS(NESTED, NESTED, 0);
		ck_assert_int_eq(plan.calls, NESTED);
		for (int i = 1; i <= NESTED; i++) {
			memset(want, i, SIZE);
			ck_assert_mem_eq(cf_user_ptr(plan.u + i * SIZE, SIZE),
					 want, SIZE);
		}
		plan.at = at;
	}
}
END_TEST

/* ---- other tasks ---- */

static long other_result;

static void other_copies(void *arg)
{
	char kernel[SIZE];

	(void)arg;
	machine_enter();
	other_result = k_prim(CF_PRIM_copy_from_user, kernel, plan.u, SIZE);
	machine_leave();
}

/* The other's first copy is stopped while this one is, and so on. */
static void let_other_copy(void *arg)
{
	long pid = plan.depth ? cf_task_spawn("other", other_copies, arg) : 0;

	plan.calls++;
	cf_task_wait(1);
	if (pid)
		ck_assert_int_eq(cf_task_join(pid), 0);
}

START_TEST(tasks_fault_inside_each_others_service)
{
	char kernel[SIZE];

	for (int i = 0; i < 200; i++) {
		plan_stops(let_other_copy, NESTED);
		other_result = 1;
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u,
					SIZE), 0);
		ck_assert_int_eq(other_result, 0);
		MACHINE_ASSERT_FAULTS(NESTED, NESTED, 0);
		ck_assert_int_eq(plan.calls, NESTED);
		cf_mm_unmap(plan.u, PAGE);
	}
}
END_TEST

/* In the other order: the first to sleep is the first to go on. */
static void sleep_long_then_short(void *arg)
{
	(void)arg;
	cf_task_wait(plan.calls++ ? 1 : 5);
}

START_TEST(services_end_in_any_order)
{
	char kernel[SIZE];
	long pid;

	plan_stops(sleep_long_then_short, 2);
	other_result = 1;
	pid = cf_task_spawn("other", other_copies, NULL);
	ck_assert_int_eq(k_prim(CF_PRIM_copy_to_user, kernel, plan.u, SIZE), 0);
	ck_assert_int_eq(other_result, 0);
	ck_assert_int_eq(cf_task_join(pid), 0);
	ck_assert_int_eq(plan.calls, 2);
	MACHINE_ASSERT_FAULTS(2, 2, 0);
}
END_TEST

/* A signal does not end the sleep: the fault is serviced all the same. */
static void signal_while_asleep(void *arg)
{
	unsigned long from = wait_now_ms();

	(void)arg;
	plan.calls++;
	cf_task_signal(1);
	cf_task_wait(4);
	ck_assert_uint_ge(wait_now_ms(), from + 4);
}

START_TEST(a_signal_does_not_interrupt_it)
{
	char kernel[SIZE];

	plan_stops(signal_while_asleep, 1);
	ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u, SIZE), 0);
	ck_assert_int_eq(plan.calls, 1);
	MACHINE_ASSERT_FAULTS(1, 1, 0);
}
END_TEST

START_TEST(thousands_of_services_leave_nothing_behind)
{
	struct cf_balance before, after;
	char kernel[SIZE];

	plan_stops(sleep_a_while, 1);
	k_prim(CF_PRIM_copy_from_user, kernel, plan.u, SIZE);
	cf_balance_read(&before);
	for (int i = 0; i < REPEATS; i++) {
		plan.depth = 1;
		plan.at = i % SIZE;
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u,
					SIZE), 0);
	}
	ck_assert_int_eq(plan.calls, REPEATS + 1);
	cf_balance_read(&after);
	ck_assert_mem_eq(&before, &after, sizeof(before));
}
END_TEST

/* ---- an oops, a snapshot ---- */

static void wild(void *arg)
{
	char *volatile nowhere = (char *)8;

	(void)arg;
	*nowhere = 1;
}

static void access_once(void *arg)
{
	char kernel[SIZE];

	(void)arg;
	k_prim(CF_PRIM_copy_from_user, kernel, plan.u, SIZE);
}

START_TEST(an_oops_of_the_service_is_an_oops)
{
	struct machine_end end;

	plan_stops(wild, 1);
	machine_oopses(CF_OOPS_NULL, access_once, NULL, &end);
}
END_TEST

/* A trap that is nobody's return is an oops, also inside of a service. */
static void trap(void *arg)
{
	(void)arg;
	__builtin_trap();
}

START_TEST(a_trap_of_the_service_is_an_oops)
{
	struct machine_end end;

	plan_stops(trap, 1);
	machine_oopses(CF_OOPS_OPCODE, access_once, NULL, &end);
}
END_TEST

/*
 * The other task sleeps in its service when the snapshot is taken. Each time
 * it is restored, that service ends once more and that copy is whole.
 */
START_TEST(a_snapshot_restores_a_task_inside_its_service)
{
	char kernel[SIZE];
	long pid;

	plan_stops(sleep_a_while, 1);
	plan.at = 5;
	pid = cf_task_spawn("other", other_copies, NULL);
	cf_task_yield();
	ck_assert_int_eq(plan.calls, 1);
	ck_assert_int_eq(cf_snapshot_take(), 0);
	for (int i = 0; i < 100; i++) {
		other_result = 1;
		cf_snapshot_restore();
		machine_counts();
		ck_assert_int_eq(cf_task_join(pid), 0);
		ck_assert_int_eq(other_result, 0);
		/* Its window serves another copy before the next restore. */
		plan.depth = 1;
		plan.at = 3;
		ck_assert_int_eq(k_prim(CF_PRIM_copy_to_user, kernel,
					plan.u + 200, SIZE), 0);
		MACHINE_ASSERT_FAULTS(1, 1, 0);
		pid = cf_task_spawn("another", other_copies, NULL);
		plan.depth = 1;
		plan.at = 9;
		ck_assert_int_eq(cf_task_join(pid), 0);
		pid--;
	}
}
END_TEST

/* The other is left asleep: a restore to before it was there forgets it. */
START_TEST(a_snapshot_forgets_a_task_inside_its_service)
{
	char kernel[SIZE];

	plan_stops(sleep_a_while, 0);
	ck_assert_int_eq(cf_snapshot_take(), 0);
	for (int i = 0; i < 300; i++) {
		plan.depth = 1;
		plan.calls = 0;
		cf_task_spawn("other", other_copies, NULL);
		cf_task_yield();
		ck_assert_int_eq(plan.calls, 1);
		cf_snapshot_restore();
		plan.depth = 1;
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel, plan.u,
					SIZE), 0);
		ck_assert_int_eq(plan.calls, 2);
		cf_snapshot_restore();
	}
}
END_TEST

static Suite *service_suite(void)
{
	Suite *suite = suite_create("lib/mm/service");
	TCase *one = cf_check_case(suite, "one");
	TCase *many = cf_check_case(suite, "many");
	TCase *ends = cf_check_case(suite, "ends");

	tcase_add_test(one, access_goes_on_at_each_byte);
	tcase_add_test(one, time_passes_while_the_page_comes);
	tcase_add_test(one, services_nest_in_one_task);
	tcase_add_test(one, a_signal_does_not_interrupt_it);
	tcase_add_test(one, thousands_of_services_leave_nothing_behind);
	tcase_add_test(many, tasks_fault_inside_each_others_service);
	tcase_add_test(many, services_end_in_any_order);
	tcase_add_test(ends, an_oops_of_the_service_is_an_oops);
	tcase_add_test(ends, a_trap_of_the_service_is_an_oops);
	tcase_add_test(ends, a_snapshot_restores_a_task_inside_its_service);
	tcase_add_test(ends, a_snapshot_forgets_a_task_inside_its_service);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, service_suite());
}
