// SPDX-License-Identifier: LGPL-2.1-or-later
/* Where the fields of structs begin, in an object built here. Host-side. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/fields.h"
#include "audit/spawn.h"

static const char source[] =
	"struct inner { char a; short b; };\n"
	"typedef struct inner inner_t;\n"
	"struct outer { int x; const inner_t in; union { int u; char c; } y;\n"
	"               unsigned int bit : 3; char name[13]; };\n"
	"struct outer global;\n";

static char dir[] = "/tmp/check_fields.XXXXXX";
static char c_file[64], o_file[64];

/* Compile with or without debug information; 0 when it worked. */
static int compile(const char *flag)
{
	struct cf_args args = { .count = 0 };
	const char *cc = getenv("CC");

	cf_args_add(&args, cc && *cc ? cc : "cc");
	cf_args_add(&args, flag);
	cf_args_add(&args, "-c");
	cf_args_add(&args, c_file);
	cf_args_add(&args, "-o");
	cf_args_add(&args, o_file);
	return cf_spawn(&args, NULL, NULL);
}

static void make_source(void)
{
	FILE *file;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(c_file, sizeof(c_file), "%s/a.c", dir);
	snprintf(o_file, sizeof(o_file), "%s/a.o", dir);
	file = fopen(c_file, "w");
	ck_assert_ptr_nonnull(file);
	fputs(source, file);
	fclose(file);
}

static void remove_all(void)
{
	unlink(c_file);
	unlink(o_file);
	rmdir(dir);
}

static int has(const struct cf_fields *fields, unsigned long size,
	       unsigned long at)
{
	int count = 0;

	for (unsigned long i = 0; i < fields->count; i++)
		count += fields->field[i].size == size &&
			 fields->field[i].at == at;
	return count;
}

/* outer: x 0, in 4 (a 4, b 6), y 8, bit 12, name 13; 28 bytes. inner: 4. */
START_TEST(members_of_structs_and_of_those_in_them)
{
	static const unsigned long at[] = { 0, 4, 6, 8, 13 };
	struct cf_fields fields;

	ck_assert_int_eq(compile("-g"), 0);
	ck_assert_int_eq(cf_fields_read(o_file, &fields), 0);
	for (int i = 0; i < 5; i++)
		ck_assert_msg(has(&fields, 28, at[i]) == 1, "%lu", at[i]);
	ck_assert_int_eq(has(&fields, 28, 5), 0);
	ck_assert_int_eq(has(&fields, 4, 2), 1);
}
END_TEST

/* Only name is an array of single bytes. */
START_TEST(characters_are_told_from_other_members)
{
	struct cf_fields fields;

	ck_assert_int_eq(compile("-g"), 0);
	ck_assert_int_eq(cf_fields_read(o_file, &fields), 0);
	for (unsigned long i = 0; i < fields.count; i++)
		ck_assert_uint_eq(fields.field[i].chars,
				  fields.field[i].at == 13 ? 13 : 0);
}
END_TEST

/* x is a number of 4 bytes, in.a and in.b of 1 and 2; a union, bits and name none. */
START_TEST(numbers_are_told_with_their_width)
{
	static const unsigned long bytes[28] = { [0] = 4, [4] = 1, [6] = 2 };
	struct cf_fields fields;

	ck_assert_int_eq(compile("-g"), 0);
	ck_assert_int_eq(cf_fields_read(o_file, &fields), 0);
	for (unsigned long i = 0; i < fields.count; i++)
		if (fields.field[i].size == 28)
			ck_assert_uint_eq(fields.field[i].bytes,
					  bytes[fields.field[i].at]);
}
END_TEST

START_TEST(no_debug_information_has_no_fields)
{
	struct cf_fields fields;

	ck_assert_int_eq(compile("-g0"), 0);
	ck_assert_int_eq(cf_fields_read(o_file, &fields), 0);
	ck_assert_uint_eq(fields.count, 0);
	ck_assert_int_eq(cf_fields_read("/dev/null", &fields), 0);
	ck_assert_uint_eq(fields.count, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fields");
	TCase *tcase = tcase_create("fields");
	SRunner *runner;
	int failed;

	tcase_add_unchecked_fixture(tcase, make_source, remove_all);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, members_of_structs_and_of_those_in_them);
	tcase_add_test(tcase, characters_are_told_from_other_members);
	tcase_add_test(tcase, numbers_are_told_with_their_width);
	tcase_add_test(tcase, no_debug_information_has_no_fields);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
