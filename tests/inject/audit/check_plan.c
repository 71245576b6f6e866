// SPDX-License-Identifier: LGPL-2.1-or-later
/* From a census to the runs of a plan. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "audit/plan.h"

static struct cf_site bytes = {
	.driver = "d", .function = "f", .file = "d.c", .line = 1,
	.prim = CF_PRIM_copy_to_user, .id = 1, .ordinal = 1,
};
static struct cf_site whole = {
	.driver = "d", .function = "f", .file = "d.c", .line = 2,
	.prim = CF_PRIM_get_user, .id = 2, .ordinal = 1,
};
static struct cf_site string = {
	.driver = "d", .function = "f", .file = "d.c", .line = 3,
	.prim = CF_PRIM_strncpy_from_user, .id = 3, .ordinal = 1,
};

static struct cf_trace_entry entry_of(struct cf_site *site,
				      unsigned long size, unsigned long copied)
{
	return (struct cf_trace_entry) {
		.site = site, .prim = site->prim, .uaddr = 0x1000000123,
		.size = size, .copied = copied, .occurrence = 1,
		.is_finished = 1,
	};
}

static struct cf_plan plan_of(struct cf_trace_entry *entries,
			      unsigned long count)
{
	struct cf_trace trace = {
		.entries = entries, .capacity = count, .count = count,
	};
	struct cf_plan plan;

	ck_assert_int_eq(cf_plan_make(&plan, &trace), 0);
	return plan;
}

/* efault once, then partial, midcopy and notpresent at each of 5 bytes. */
START_TEST(every_byte_in_every_way)
{
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_plan plan = plan_of(&entry, 1);
	int seen[CF_KIND_COUNT][5];

	memset(seen, 0, sizeof(seen));
	ck_assert_uint_eq(plan.runs, 16);
	for (unsigned long i = 0; i < plan.runs; i++) {
		struct cf_fault fault;

		cf_plan_fault(&plan, i, &fault);
		ck_assert_uint_lt(fault.offset, 5);
		ck_assert_uint_eq(fault.occ_first, 1);
		seen[fault.kind][fault.offset]++;
	}
	ck_assert_int_eq(seen[CF_KIND_EFAULT][0], 1);
	for (int kind = CF_KIND_PARTIAL; kind <= CF_KIND_NOTPRESENT; kind++)
		for (int at = 0; at < 5; at++)
			ck_assert_int_eq(seen[kind][at], 1);
}
END_TEST

/* A single value cannot arrive in part: one partial, 4 + 4 others. */
START_TEST(whole_values_have_one_partial)
{
	struct cf_trace_entry entry = entry_of(&whole, 4, 4);

	ck_assert_uint_eq(plan_of(&entry, 1).runs, 1 + 1 + 4 + 4);
}
END_TEST

/* A string of 6 bytes with its NUL, of at most 100. */
START_TEST(strings_end_at_their_nul)
{
	struct cf_trace_entry entry = entry_of(&string, 100, 6);

	ck_assert_uint_eq(plan_of(&entry, 1).runs, 1 + 3 * 6);
}
END_TEST

/* Refused accesses, and those that failed by themselves, are not planned. */
START_TEST(what_cannot_be_stopped_is_not_planned)
{
	struct cf_trace_entry entries[4];

	for (int i = 0; i < 4; i++)
		entries[i] = entry_of(&bytes, 5, 5);
	entries[0].refused = 1;
	entries[1].copied = 0;
	entries[2].occurrence = 0;
	ck_assert_uint_eq(plan_of(entries, 4).items, 1);
}
END_TEST

/* 4096 bytes: all. 4097 and more: edges, each offset inside the copy. */
START_TEST(long_copies_are_stopped_at_edges)
{
	static const unsigned long sizes[] = { 4096, 4097, 8192, 100000 };
	struct cf_trace_entry entry = entry_of(&bytes, sizes[_i], sizes[_i]);
	struct cf_plan plan = plan_of(&entry, 1);
	int first = 0, last = 0, border = 0;

	ck_assert_uint_eq(plan.sampled, sizes[_i] > 4096);
	for (unsigned long i = 0; i < plan.runs; i++) {
		struct cf_fault fault;

		cf_plan_fault(&plan, i, &fault);
		ck_assert_uint_lt(fault.offset, sizes[_i]);
		first += fault.offset == 0;
		last += fault.offset == sizes[_i] - 1;
		border += fault.offset == 4096 - 0x123;
	}
	ck_assert_int_ge(first, 4);
	ck_assert_int_ge(last, 3);
	ck_assert_int_ge(border, 3);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan");
	TCase *tcase = tcase_create("plan");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, every_byte_in_every_way);
	tcase_add_test(tcase, whole_values_have_one_partial);
	tcase_add_test(tcase, strings_end_at_their_nul);
	tcase_add_test(tcase, what_cannot_be_stopped_is_not_planned);
	tcase_add_loop_test(tcase, long_copies_are_stopped_at_edges, 0, 4);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
