/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The census: what is recorded, in which order, and when there is no room. Host-side. */
#include <check.h>
#include <stdlib.h>

#include "fault/fault.h"
#include "mock.h"
#include "trace/trace.h"

static struct cf_trace_entry entries[16];

static void start(struct cf_trace *trace, unsigned long capacity)
{
	mock_register("scull");
	trace->entries = entries;
	trace->capacity = capacity;
	cf_trace_start(trace);
}

START_TEST(trace_records_every_access)
{
	struct cf_trace trace;

	start(&trace, 16);
	cf_trace_op(7);
	ck_assert(!cf_fault_arm("*/copy_from_user#2 midcopy@3"));
	mock_access(MOCK_WRITE, 0x1000, 10);
	mock_access(MOCK_GET, 0x2000, 4);
	cf_trace_op(8);
	mock_effort = 5;
	mock_access(MOCK_WRITE, 0x3000, 10);
	cf_trace_stop();
	mock_access(MOCK_WRITE, 0x4000, 10);
	ck_assert_uint_eq(trace.count, 3);
	ck_assert_uint_eq(trace.lost, 0);
	ck_assert_ptr_eq(entries[1].site, &mock_sites[MOCK_GET]);
	ck_assert_uint_eq(entries[1].uaddr, 0x2000);
	ck_assert_uint_eq(entries[1].size, 4);
	ck_assert_uint_eq(entries[1].copied, 4);
	ck_assert_uint_eq(entries[1].op, 7);
	ck_assert_uint_eq(entries[1].prim, CF_PRIM_get_user);
	ck_assert_uint_eq(entries[1].dir, CF_FROM_USER);
	ck_assert_uint_eq(entries[1].occurrence, 1);
	ck_assert(!entries[1].injected);
	ck_assert_uint_eq(entries[2].effort, 5);
	ck_assert_uint_eq(entries[2].occurrence, 2);
	ck_assert_uint_eq(entries[2].op, 8);
	ck_assert_uint_eq(entries[2].copied, 3);
	ck_assert_uint_eq(entries[2].kind, CF_KIND_MIDCOPY);
	ck_assert_uint_eq(entries[2].faults, 1);
	ck_assert(entries[2].injected && entries[2].is_finished);
}
END_TEST

/* What no injector is asked about is recorded, but is no occurrence. */
START_TEST(trace_refused_and_empty_have_no_occurrence)
{
	struct cf_trace trace;

	start(&trace, 16);
	mock_refuse(MOCK_WRITE, 10);
	mock_access(MOCK_WRITE, 0x1000, 0);
	mock_access(MOCK_WRITE, 0x1000, 1);
	ck_assert_uint_eq(trace.count, 3);
	ck_assert(entries[0].refused && !entries[0].occurrence);
	ck_assert(!entries[1].refused && !entries[1].occurrence);
	ck_assert_uint_eq(entries[2].occurrence, 1);
}
END_TEST

START_TEST(trace_overflow_is_counted)
{
	struct cf_trace trace;
	int i;

	start(&trace, 2);
	for (i = 0; i < 5; i++)
		mock_access(MOCK_WRITE, 0x1000, 1);
	mock_refuse(MOCK_WRITE, 1);
	ck_assert_uint_eq(trace.count, 2);
	ck_assert_uint_eq(trace.lost, 4);
	ck_assert_uint_eq(entries[1].occurrence, 2);
}
END_TEST

START_TEST(trace_start_again_counts_from_one)
{
	struct cf_trace trace;

	start(&trace, 16);
	mock_access(MOCK_WRITE, 0x1000, 1);
	cf_trace_start(&trace);
	mock_access(MOCK_WRITE, 0x1000, 1);
	ck_assert_uint_eq(trace.count, 1);
	ck_assert_uint_eq(entries[0].occurrence, 1);
}
END_TEST

START_TEST(trace_site_without_id_counts_too)
{
	struct cf_trace trace;

	start(&trace, 16);
	mock_sites[MOCK_WRITE].id = 0;
	mock_access(MOCK_WRITE, 0x1000, 1);
	mock_access(MOCK_GET, 0x1000, 4);
	mock_access(MOCK_WRITE, 0x1000, 1);
	ck_assert_uint_eq(entries[2].occurrence, 2);
}
END_TEST

START_TEST(trace_stop_uninstalls)
{
	struct cf_trace trace;

	start(&trace, 16);
	ck_assert(mock_is_installed());
	cf_trace_stop();
	ck_assert(!mock_is_installed());
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/trace");
	TCase *tc = tcase_create("trace");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(tc, trace_records_every_access);
	tcase_add_test(tc, trace_refused_and_empty_have_no_occurrence);
	tcase_add_test(tc, trace_overflow_is_counted);
	tcase_add_test(tc, trace_start_again_counts_from_one);
	tcase_add_test(tc, trace_site_without_id_counts_too);
	tcase_add_test(tc, trace_stop_uninstalls);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
