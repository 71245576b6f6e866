// SPDX-License-Identifier: LGPL-2.1-or-later
/* Module parameters: what is parsed, what is refused. Host-side. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include <cf_module.h>
#include <cf_syscall.h>

#include "params_k.h"

static struct cf_module *driver;

static void setup(void)
{
	ck_assert_int_eq(cf_boot(), 0);
	driver = cf_module_find("params_k");
	ck_assert_ptr_nonnull(driver);
}

START_TEST(no_parameters_keep_defaults)
{
	ck_assert_int_eq(cf_module_insert(driver, NULL), 0);
	ck_assert_int_eq(params_seen.number, 1);
	ck_assert_str_eq(params_seen.text, "none");
}
END_TEST

START_TEST(each_kind_is_parsed)
{
	ck_assert_int_eq(cf_module_insert(driver,
		"number=-0  byte=0xff on text=\"two words\" list=1,-2 "
		"fixed=seven77"), 0);
	ck_assert_int_eq(params_seen.number, 0);
	ck_assert_int_eq(params_seen.byte, 255);
	ck_assert_int_eq(params_seen.flag, 1);
	ck_assert_str_eq(params_seen.text, "two words");
	ck_assert_uint_eq(params_seen.list_count, 2);
	ck_assert_int_eq(params_seen.list[1], -2);
	ck_assert_str_eq(params_seen.fixed, "seven77");
}
END_TEST

/* A refused line: the errno, and init never ran. */
START_TEST(bad_lines_are_refused)
{
	static const struct {
		const char *line;
		int ret;
	} cases[] = {
		{ "unknown=1", -EINVAL },
		{ "numbe=1", -EINVAL },
		{ "number", -EINVAL },
		{ "number=", -EINVAL },
		{ "number=12x", -EINVAL },
		{ "number=99999999999", -ERANGE },
		{ "byte=256", -ERANGE },
		{ "on=maybe", -EINVAL },
		{ "list=1,2,3,4", -EINVAL },
		{ "fixed=eight888", -ENOSPC },
	};

	for (unsigned int i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ck_assert_msg(cf_module_insert(driver,
					       cases[i].line) == cases[i].ret,
			      "%s", cases[i].line);
	ck_assert_int_eq(params_seen.inits, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("params");
	TCase *tcase = tcase_create("params");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, no_parameters_keep_defaults);
	tcase_add_test(tcase, each_kind_is_parsed);
	tcase_add_test(tcase, bad_lines_are_refused);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
