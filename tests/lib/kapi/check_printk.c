// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Text: what the kernel's formats make of values, what numbers are taken, and
 * what the log holds. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_state.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "printk_k.h"

#define CASES 21

START_TEST(format_gives_the_text)
{
	char got[128];
	const char *want;

	ck_assert_int_eq(text_case(_i, got, &want), 1);
	ck_assert_str_eq(got, want);
}
END_TEST

START_TEST(every_format_case_is_run)
{
	char got[128];
	const char *want;

	ck_assert_int_eq(text_case(CASES, got, &want), 0);
}
END_TEST

static const struct {
	const char *text;
	int base, is_u8, error;
	long value;
} numbers[] = {
	{ "42", 10, 0, 0, 42 },
	{ "42\n", 0, 0, 0, 42 },
	{ "-1", 0, 0, 0, -1 },
	{ "+5", 10, 0, 0, 5 },
	{ "0x1F", 0, 0, 0, 31 },
	{ "1f", 16, 0, 0, 31 },
	{ "010", 0, 0, 0, 8 },
	{ "0", 0, 0, 0, 0 },
	{ "", 10, 0, -EINVAL, 0 },
	{ "-", 10, 0, -EINVAL, 0 },
	{ "4 2", 10, 0, -EINVAL, 0 },
	{ "42\n\n", 10, 0, -EINVAL, 0 },
	{ "0x", 16, 0, -EINVAL, 0 },
	{ "9223372036854775807", 10, 0, 0, 9223372036854775807 },
	{ "9223372036854775808", 10, 0, -ERANGE, 0 },
	{ "-9223372036854775809", 10, 0, -ERANGE, 0 },
	{ "99999999999999999999", 10, 0, -ERANGE, 0 },
	{ "255", 10, 1, 0, 255 },
	{ "256", 10, 1, -ERANGE, 0 },
	{ "-1", 10, 1, -EINVAL, 0 },
};

/* On an error the value is as it was. */
START_TEST(kstrto_takes_the_whole_number_or_nothing)
{
	long value = 77;
	int error = text_number(numbers[_i].text, numbers[_i].base,
				numbers[_i].is_u8, &value);

	ck_assert_msg(error == numbers[_i].error, "\"%s\": %d",
		      numbers[_i].text, error);
	ck_assert_int_eq(value, error ? 77 : numbers[_i].value);
}
END_TEST

START_TEST(a_short_buffer_is_never_overrun)
{
	ck_assert_int_eq(text_short_buffer(), 1);
}
END_TEST

START_TEST(sscanf_takes_what_matches)
{
	ck_assert_int_eq(text_scan(), 1);
}
END_TEST

START_TEST(strings_are_the_kernels)
{
	ck_assert_int_eq(text_strings(), 1);
}
END_TEST

START_TEST(a_hex_dump_is_aligned)
{
	ck_assert_int_eq(text_hexdump(), 1);
}
END_TEST

static char *log_from(unsigned long from)
{
	static char log[20000];

	log[cf_log_read(from, log, sizeof(log) - 1)] = '\0';
	return log;
}

/* No level and no time is in it; an open line is ended by the next one. */
START_TEST(the_log_holds_lines)
{
	unsigned long from = strlen(log_from(0));

	text_log();
	ck_assert_str_eq(log_from(from), "one 1\nno newline yet\nold level\n"
			 "open\nnext\n");
}
END_TEST

START_TEST(a_full_log_loses_the_oldest)
{
	char *log;

	for (int i = 0; i < 1000; i++)
		text_log();
	log = log_from(0);
	ck_assert_uint_eq(strlen(log), 16384);
	ck_assert_str_eq(log + strlen(log) - 10, "open\nnext\n");
}
END_TEST

START_TEST(a_snapshot_covers_the_log)
{
	unsigned long from = strlen(log_from(0));

	cf_snapshot_take();
	text_log();
	cf_snapshot_restore();
	ck_assert_str_eq(log_from(from), "");
}
END_TEST

START_TEST(warn_says_where)
{
	unsigned long from = strlen(log_from(0));

	text_warn();
	ck_assert_ptr_nonnull(strstr(log_from(from),
				     "WARNING: at printk_k.c:"));
	ck_assert_ptr_nonnull(strstr(log_from(from), "because 5\n"));
}
END_TEST

START_TEST(bug_ends_the_run)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_BUG, text_bug, NULL, &end);
	ck_assert_ptr_nonnull(strstr(end.text, "text_bug"));
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("printk");
	TCase *tcase = cf_check_case(suite, "printk");

	cf_test_start();
	tcase_add_loop_test(tcase, format_gives_the_text, 0, CASES);
	tcase_add_test(tcase, every_format_case_is_run);
	tcase_add_loop_test(tcase, kstrto_takes_the_whole_number_or_nothing, 0,
			    sizeof(numbers) / sizeof(*numbers));
	tcase_add_test(tcase, a_short_buffer_is_never_overrun);
	tcase_add_test(tcase, sscanf_takes_what_matches);
	tcase_add_test(tcase, strings_are_the_kernels);
	tcase_add_test(tcase, a_hex_dump_is_aligned);
	tcase_add_test(tcase, the_log_holds_lines);
	tcase_add_test(tcase, a_full_log_loses_the_oldest);
	tcase_add_test(tcase, a_snapshot_covers_the_log);
	tcase_add_test(tcase, warn_says_where);
	tcase_add_test(tcase, bug_ends_the_run);
	return cf_check_main(argc, argv, suite);
}
