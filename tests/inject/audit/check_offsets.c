// SPDX-License-Identifier: LGPL-2.1-or-later
/* At which bytes a user copy is stopped. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "audit/offsets.h"

#define UADDR 0x1000000123UL	/* a page border lies 0xedd bytes behind it */
#define BORDER (0x1000 - 0x123)

static struct cf_offsets choose(const char *text, unsigned long size,
				const struct cf_fields *fields)
{
	/* Lists are remembered by the rule's address: never the same twice. */
	struct cf_offsets_rule *rule = calloc(1, sizeof(*rule));
	struct cf_offsets offsets;
	const char *seen;

	ck_assert_int_eq(cf_offsets_parse(text, rule, &seen), 0);
	rule->seed = 1;
	rule->fields = fields;
	ck_assert_int_eq(cf_offsets_choose(rule, UADDR, size, &offsets), 0);
	return offsets;
}

static int has(const struct cf_offsets *offsets, unsigned long at)
{
	for (unsigned long i = 0; offsets->at && i < offsets->count; i++)
		if (offsets->at[i] == at)
			return 1;
	return !offsets->at && at < offsets->count;
}

/* Every list rises strictly and stays inside the copy. */
static void assert_sane(const struct cf_offsets *offsets, unsigned long size)
{
	for (unsigned long i = 0; offsets->at && i < offsets->count; i++) {
		ck_assert_uint_lt(offsets->at[i], size);
		if (i)
			ck_assert_uint_gt(offsets->at[i], offsets->at[i - 1]);
	}
}

START_TEST(all_is_every_byte_up_to_a_page)
{
	struct cf_offsets offsets = choose("all", 4096, NULL);

	ck_assert_uint_eq(offsets.count, 4096);
	ck_assert_ptr_null(offsets.at);
}
END_TEST

/* 0, 1, n-1, words, and three bytes around each page border; of a long copy
 * also each byte at both ends. */
START_TEST(long_copies_are_stopped_at_edges)
{
	static const char *const modes[] = { "all", "edges" };
	static const unsigned long sizes[] = { 4097, 8192, 100000 };

	for (int m = 0; m < 2; m++) {
		unsigned long size = sizes[_i];
		struct cf_offsets offsets = choose(modes[m], size, NULL);

		assert_sane(&offsets, size);
		ck_assert_uint_lt(offsets.count, size);
		ck_assert(has(&offsets, 0) && has(&offsets, 1));
		ck_assert(has(&offsets, 8) && has(&offsets, size - 1));
		for (unsigned long b = BORDER; b + 1 < size; b += 4096)
			ck_assert(has(&offsets, b - 1) && has(&offsets, b) &&
				  has(&offsets, b + 1));
		ck_assert_int_eq(has(&offsets, 3), m == 0);
	}
}
END_TEST

/* Fields count for a copy of their struct's size, and no other. */
START_TEST(field_borders_are_edges)
{
	struct cf_field field[] = {
		{ 99, 0, 0, 0 }, { 99, 37, 0, 0 }, { 98, 41, 0, 0 },
	};
	struct cf_fields fields = { .field = field, .count = 3 };
	struct cf_offsets offsets = choose("edges", 99, &fields);

	assert_sane(&offsets, 99);
	ck_assert(has(&offsets, 37));
	ck_assert(!has(&offsets, 41));
}
END_TEST

START_TEST(a_number_is_so_many_with_first_and_last)
{
	static const unsigned long sizes[] = { 1, 2, 3, 7, 8, 100, 5000 };
	unsigned long size = sizes[_i];
	struct cf_offsets offsets = choose("7", size, NULL);

	assert_sane(&offsets, size);
	ck_assert_uint_eq(offsets.count, size < 7 ? size : 7);
	ck_assert(has(&offsets, 0) && has(&offsets, size - 1));
}
END_TEST

START_TEST(another_seed_chooses_others)
{
	struct cf_offsets_rule one = { .mode = CF_OFFSETS_SOME, .count = 9 };
	struct cf_offsets_rule two = one;
	struct cf_offsets a, b;

	two.seed = 1;
	ck_assert_int_eq(cf_offsets_choose(&one, UADDR, 5000, &a), 0);
	ck_assert_int_eq(cf_offsets_choose(&two, UADDR, 5000, &b), 0);
	ck_assert_uint_eq(a.count, b.count);
	ck_assert_mem_ne(a.at, b.at, a.count * sizeof(*a.at));
}
END_TEST

/* What lies behind the end of a copy is not for this copy. */
START_TEST(a_list_is_sorted_and_clipped)
{
	struct cf_offsets offsets = choose("end-1,0,7,7,200", 100, NULL);

	ck_assert_uint_eq(offsets.count, 3);
	ck_assert_uint_eq(offsets.at[0], 0);
	ck_assert_uint_eq(offsets.at[1], 7);
	ck_assert_uint_eq(offsets.at[2], 99);
	offsets = choose("37,", 100, NULL);
	ck_assert_uint_eq(offsets.count, 1);
}
END_TEST

START_TEST(nonsense_is_refused_where_it_stands)
{
	static const char *const bad[][2] = {
		{ "", "" }, { "every", "every" }, { "0", "0" },
		{ "-1", "-1" }, { "1x", "1x" }, { "1,x", "x" },
		{ "1,,2", ",2" }, { "end-0,", "end-0," }, { ",", "," },
		{ "99999999999999999999", "99999999999999999999" },
		{ "1,end-", "end-" },
	};
	struct cf_offsets_rule rule;
	const char *seen;

	ck_assert_int_lt(cf_offsets_parse(bad[_i][0], &rule, &seen), 0);
	ck_assert_str_eq(seen, bad[_i][1]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("offsets");
	TCase *tcase = tcase_create("offsets");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, all_is_every_byte_up_to_a_page);
	tcase_add_loop_test(tcase, long_copies_are_stopped_at_edges, 0, 3);
	tcase_add_test(tcase, field_borders_are_edges);
	tcase_add_loop_test(tcase, a_number_is_so_many_with_first_and_last, 0, 7);
	tcase_add_test(tcase, another_seed_chooses_others);
	tcase_add_test(tcase, a_list_is_sorted_and_clipped);
	tcase_add_loop_test(tcase, nonsense_is_refused_where_it_stands, 0, 11);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
