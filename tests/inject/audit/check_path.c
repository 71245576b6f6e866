// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The way of a run: nothing is allocated and nothing forked on it, and each
 * run takes one real fault. Host-side.
 */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include <cf_mm.h>

#include "rig.h"

#define RUNS 3000

static struct {
	volatile unsigned long allocations, forks;	/* behind the compiler's back */
} seen;

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CAN_COUNT 1
/* glibc's own; what is named malloc here is what the whole process calls. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size)
{
	seen.allocations++;
	return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	seen.allocations++;
	return __libc_calloc(count, size);
}

void *realloc(void *p, size_t size)
{
	seen.allocations++;
	return __libc_realloc(p, size);
}
#else
#define CAN_COUNT 0
#endif

static void count_fork(void)
{
	seen.forks++;
}

/*
 * Evenly spread over the plan, after one run that warms what is warmed once.
 * Check's own macros allocate: none of them here.
 * Attacks, which stand behind the runs with a fault, take some or none.
 * Return: runs with a fault that did not take exactly one.
 */
static unsigned long make_runs(void)
{
	struct cf_sweep *sweep = rig_start("drivers-sim/scull/scull.c",
					   1U << CF_AXIS_PLAIN);
	unsigned long attacks = sweep->plan.attacks, wrong = 0;
	unsigned long first = sweep->plan.runs - attacks;

	/* It makes some runs twice, with their fault. */
	cf_oracle_switch_off(CF_ORACLE_retry);
	pthread_atfork(count_fork, NULL, NULL);
	rig_run(sweep, 0);
	seen.allocations = seen.forks = 0;
	for (unsigned long i = 0; i < RUNS; i++) {
		unsigned long faults = cf_fault_counts.taken;

		rig_run(sweep, i * 7919 % first);
		wrong += cf_fault_counts.taken != faults + 1;
		rig_run(sweep, first + i * 7919 % attacks);
	}
	return wrong;
}

START_TEST(run_takes_one_fault_and_allocates_and_forks_nothing)
{
	unsigned long wrong = make_runs(), made = seen.allocations;
	void *volatile counted = malloc(1);

	ck_assert_uint_eq(seen.allocations >= made + 1, CAN_COUNT);
	free(counted);
	ck_assert_uint_eq(wrong, 0);
	ck_assert_uint_eq(made, 0);
	ck_assert_uint_eq(seen.forks, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("path");
	TCase *tcase = tcase_create("path");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase,
		       run_takes_one_fault_and_allocates_and_forks_nothing);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
