/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The rules of FIU_ENABLE: every mistake that libfiu passes over in silence is
 * refused, and what libfiu understands is accepted. Host-side.
 */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault/fault.h"
#include "inject.h"
#include "mock.h"
#include "point/rules.h"

#define P "usercopy/scull/scull_write/copy_from_user/midcopy"

static const struct {
	const char *line;
	const char *name;
	unsigned long failinfo;
	int is_ours;
	int is_wild;
} accepted[] = {
	{ "enable name=" P, P, 0, 1, 0 },
	{ "\t\t\tenable name=" P "  ", P, 0, 1, 0 },
	{ "enable name=" P ",failnum=5,failinfo=37", P, 37, 1, 0 },
	{ "enable name=" P ",failnum=-1", P, 0, 1, 0 },
	{ "enable failinfo=8589934629,name=" P, P, 8589934629UL, 1, 0 },
	{ "enable name=" P ",failinfo=18446744073709551615", P, ~0UL, 1, 0 },
	{ "enable name=" P ",onetime", P, 0, 1, 0 },
	{ "enable   name=usercopy/scull/*", "usercopy/scull/", 0, 1, 1 },
	{ "enable_random name=" P ",probability=0.25", P, 0, 1, 0 },
	{ "enable_random name=" P ",probability=0", P, 0, 1, 0 },
	{ "enable name=posix/io/rw/read", "posix/io/rw/read", 0, 0, 0 },
	{ "enable_random name=posix/*,probability=7,failnum=0", "posix/", 0, 0, 1 },
	{ "enable name=*", "", 0, 0, 1 },
	{ "disable name=libc/mm/malloc", "libc/mm/malloc", 0, 0, 0 },
};

START_TEST(rule_accepted_is_understood)
{
	struct cf_rule rule;
	struct cf_rule_error err;

	ck_assert_msg(!cf_rule_parse(accepted[_i].line, &rule, &err),
		      "'%s': %s", accepted[_i].line, err.expected);
	ck_assert_str_eq(rule.name, accepted[_i].name);
	ck_assert_uint_eq(rule.failinfo, accepted[_i].failinfo);
	ck_assert_int_eq(rule.is_ours, accepted[_i].is_ours);
	ck_assert_int_eq(rule.is_wild, accepted[_i].is_wild);
}
END_TEST

/* One line for each way in which libfiu is silent, crashes or drops the rest. */
static const struct {
	const char *line;
	unsigned int column;
	int is_fatal;
	const char *expected;	/* how the message begins */
	const char *nearest;
} rejected[] = {
	{ "", 1, 1, "a command", "" },
	{ "\t\t\t", 1, 1, "a command", "" },
	{ "enable", 7, 1, "parameters", "" },
	{ "enabel name=" P, 1, 1, "a command", "enable" },
	{ "enable nam=" P, 8, 1, "a parameter", "name" },
	{ "enable name=" P ",,failnum=1", 63, 1, "a parameter", "" },
	{ "enable name=" P ",fail_info=3", 63, 1, "a parameter", "failinfo" },
	{ "enable name=" P ", failnum=5", 63, 0, "no blank within", "" },
	{ "enable name=" P " failnum=5", 62, 0, "no blank within", "" },
	{ "enable failnum=1", 17, 1, "name=...", "" },
	{ "enable name", 8, 1, "a value after 'name='", "" },
	{ "enable name=", 8, 1, "a value after 'name='", "" },
	{ "enable name=" P ",failinfo", 63, 1, "a value after 'failinfo='", "" },
	{ "enable name=" P ",failinfo=0x25", 72, 0, "failinfo=N, decimal", "" },
	{ "enable name=" P ",failinfo=4k", 72, 0, "failinfo=N, decimal", "" },
	{ "enable name=" P ",failinfo=-1", 72, 0, "failinfo=N, decimal", "" },
	{ "enable name=" P ",failinfo=18446744073709551616", 72, 0,
	  "failinfo below 2^64", "" },
	{ "enable name=" P ",failnum=0", 71, 0, "failnum not 0", "" },
	{ "enable name=" P ",failnum=abc", 71, 0, "failnum=N", "" },
	{ "enable name=" P ",failnum=4294967297", 71, 0, "failnum=N", "" },
	{ "enable name=" P ",failnum=1,failnum=2", 73, 0,
	  "each parameter once", "" },
	{ "enable name=" P ",probability=0.5", 75, 0, "enable_random", "" },
	{ "enable_random name=" P, 69, 0, "probability=P", "" },
	{ "enable_random name=" P ",probability=2", 82, 0,
	  "a probability from 0 to 1", "" },
	{ "enable_random name=" P ",probability=nan", 82, 0,
	  "a probability from 0 to 1", "" },
	{ "enable_random name=" P ",probability=0,5", 84, 1,
	  "a parameter", "" },
	{ "enable name=" P ",onetime=1", 71, 0, "onetime without a value", "" },
	{ "enable name=" P ",onetime,failinfo=8589934592", 63, 0,
	  "no onetime", "" },
	{ "enable name=usercopy/*/scull_write/copy_from_user/midcopy", 13, 0,
	  "a '*' at the end only", "" },
	{ "enable name=usercopy/scull/s?*", 13, 0, "a '*' at the end only", "" },
	{ "enable name=usrcopy/scull/x", 13, 0, "usercopy/...",
	  "usercopy/scull/x" },
	{ "enable name=usercopy/scull/scull_write/copy_from_user/efault,failinfo=37",
	  71, 0, "no offset in failinfo", "" },
	{ "enable_stack_by_name name=" P ",func_name=main", 1, 0, "enable:", "" },
	{ "enable name=" P ",func_name=main", 73, 0, "no func_name", "" },
	{ "disable name=" P, 1, 0, "enable or enable_random", "" },
};

START_TEST(rule_silent_mistake_is_refused)
{
	struct cf_rule rule;
	struct cf_rule_error err;
	const char *line = rejected[_i].line;

	ck_assert_msg(cf_rule_parse(line, &rule, &err) == -EINVAL, "'%s'", line);
	ck_assert_msg(!strncmp(err.expected, rejected[_i].expected,
			       strlen(rejected[_i].expected)),
		      "'%s': %s", line, err.expected);
	ck_assert_msg(err.column == rejected[_i].column, "'%s': column %u", line,
		      err.column);
	ck_assert_msg(err.is_fatal == rejected[_i].is_fatal, "'%s'", line);
	ck_assert_msg(!strcmp(err.nearest, rejected[_i].nearest),
		      "'%s': nearest '%s'", line, err.nearest);
	ck_assert_int_eq(rule.is_ours, 1);
}
END_TEST

/* libfiu cuts a command at 511 bytes: what is lost may be the failinfo. */
START_TEST(rule_longer_than_libfiu_reads_is_refused)
{
	char line[CF_RULE_LINE_MAX + 2] = "enable name=" P ",failinfo=";
	struct cf_rule rule;
	struct cf_rule_error err;

	memset(line + strlen(line), '0', sizeof(line) - 1 - strlen(line));
	ck_assert_int_eq(cf_rule_parse(line, &rule, &err), -EINVAL);
	ck_assert(!strncmp(err.expected, "at most 511", 11));
	line[CF_RULE_LINE_MAX] = '\0';
	ck_assert_int_eq(cf_rule_parse(line, &rule, &err), 0);
}
END_TEST

/* Whole environments, with the drivers scull and pipe registered. */
static const struct {
	const char *env;
	int result;	/* of the first look */
	int final;	/* of the last one */
	const char *message;
} environments[] = {
	{ "", 0, 0, "" },
	{ "\n\t\t\tenable name=" P "\n\t\t\tenable name=usercopy/pipe/*", 0, 0, "" },
	{ "enable name=usercopy/*", 0, 0, "" },
	{ "enable name=usercopy/scull/scull_read/copy_to_user/midcpy", -EINVAL, 0,
	  "did you mean 'usercopy/scull/scull_read/copy_to_user/midcopy'?" },
	{ "enable name=usercopy/scull/scull_raed/copy_to_user/midcopy", -EINVAL, 0,
	  "did you mean 'usercopy/scull/scull_read/copy_to_user/midcopy'?" },
	{ "enable name=usercopy/scull/scull_raed/*", -EINVAL, 0,
	  "did you mean 'usercopy/scull/scull_read/*'?" },
	{ "enable name=usercopy/later/f/get_user/efault", 0, -EINVAL,
	  "a point of a registered driver" },
	{ "enable name=usercopy/later/f/get_user/efalt", -EINVAL, 0,
	  "'efalt', expected a kind" },
	{ "enable name=usercopy/later/f/get_usr/efault", -EINVAL, 0,
	  "expected a user copy primitive" },
	{ "enable name=usercopy/later/f/get_user", -EINVAL, 0,
	  "<driver>/<function>/<primitive>/<kind>" },
	{ "enable name=usercopy/scul/*", 0, -EINVAL,
	  "did you mean 'usercopy/scull/*'?" },
	{ "enable name=" P "\nenable name=" P ",failinfo=3", -EINVAL, 0,
	  "each name once" },
	{ "enable nme=posix/x\nenable name=" P, -EINVAL, 0, "a parameter" },
	{ "enable name=posix/x,bad=1\nenable name=" P, -EINVAL, 0,
	  "libfiu stops here" },
	{ "enable name=" P "\nenable name=posix/x,bad=1", 0, 0, "" },
	{ "enable name=posix/x,failnum=0\nenable name=" P, 0, 0, "" },
};

/* Return: what stderr got while the rules were loaded and checked. */
static void load(const char *env, int *result, int *final, char *text,
		 size_t size)
{
	FILE *file = tmpfile();
	int saved = dup(2);
	size_t n;

	fflush(stderr);
	dup2(fileno(file), 2);
	*result = cf_rules_load(env);
	*final = *result ? 0 : cf_points_check(1);
	fflush(stderr);
	dup2(saved, 2);
	rewind(file);
	n = fread(text, 1, size - 1, file);
	text[n] = '\0';
	fclose(file);
}

START_TEST(environment_is_checked_against_points)
{
	const char *message = environments[_i].message;
	int result, final;
	char text[4096];

	mock_register("scull");
	mock_register("pipe");
	load(environments[_i].env, &result, &final, text, sizeof(text));
	ck_assert_msg(result == environments[_i].result, "'%s': %d %s",
		      environments[_i].env, result, text);
	ck_assert_int_eq(final, environments[_i].final);
	if (!result && !final)
		ck_assert_str_eq(text, "");
	else
		ck_assert_msg(strstr(text, message) != NULL, "%s", text);
}
END_TEST

/* A driver that comes later makes its pending rule good. */
START_TEST(environment_pending_rule_waits_for_driver)
{
	int result, final;
	char text[4096];

	mock_register("scull");
	ck_assert_int_eq(cf_rules_load("enable name=usercopy/pipe/*"), 0);
	ck_assert(!cf_rules_get(0)->is_matched);
	ck_assert_int_eq(cf_points_check(0), 0);
	mock_register("pipe");
	ck_assert_int_eq(cf_points_check(1), 0);
	ck_assert(cf_rules_get(0)->is_matched);
	load("enable name=usercopy/pipe/nobody/*", &result, &final, text,
	     sizeof(text));
	ck_assert_int_eq(result, -EINVAL);
}
END_TEST

/* As libfiu does it: exact beats wildcard, of wildcards the first. */
START_TEST(winner_is_the_rule_libfiu_applies)
{
	ck_assert_int_eq(cf_rules_load("enable name=usercopy/scull/*\n"
				       "enable name=usercopy/*\n"
				       "enable name=" P), 0);
	ck_assert_int_eq(cf_rules_winner(P), 2);
	ck_assert_int_eq(cf_rules_winner("usercopy/scull/x"), 0);
	ck_assert_int_eq(cf_rules_winner("usercopy/pipe/x"), 1);
	ck_assert_int_eq(cf_rules_winner("posix/x"), -1);
}
END_TEST

static const struct {
	const char *expr;
	int result;
	const char *text;	/* or how the reason begins */
} args[] = {
	{ "scull_write/copy_from_user#2 midcopy@37", 0,
	  "-f '' -c 'enable name=" P ",failinfo=8589934629'" },
	{ "scull_write/*#1+ midcopy@37", 0,
	  "-f '' -c 'enable name=" P ",failinfo=37'" },
	{ "scull/scull_ioctl/get_user efault", 0,
	  "-f '' -c 'enable name=usercopy/scull/scull_ioctl/get_user/efault,failinfo=4294967296'" },
	{ "pipe_read/copy_to_user partial@end-1", 0,
	  "-f '' -c 'enable name=usercopy/pipe/pipe_read/copy_to_user/partial,failinfo=4294967311'" },
	{ "scull_ioctl/get_user:1#1+ efault", 0,
	  "-f '' -c 'enable name=usercopy/scull/scull_ioctl/get_user/efault,failinfo=0'" },
	{ "scull_read/copy_to_user:2 efault", -ENOTSUP, "libfiu does not tell calls" },
	{ "scull_read/copy_to_user partial@end-1", -ENOTSUP, "the size of the copy" },
	{ "scull_write/* partial@end-1", -ENOTSUP, "the size of the copy" },
	{ "*/copy_to_user efault", -ENOTSUP, "the site matches several" },
	{ "scull_write/*#1..3 efault", -ENOTSUP, "libfiu hits one occurrence" },
	{ "scull_write/*#2+ efault", -ENOTSUP, "libfiu hits one occurrence" },
	{ "scull_write/* efault transient", -ENOTSUP, "failinfo has no room" },
	{ "scull_write/* partial@3 slack=2", -ENOTSUP, "failinfo has no room" },
	{ "scull_write/* midcopy@page", -ENOTSUP, "failinfo has an offset" },
	{ "scull_write/* midcopy@4294967296", -ENOTSUP, "the offset has 32 bits" },
	{ "scull_write/*#4294967296 efault", -ENOTSUP, "the occurrence has 32" },
	{ "nobody/* efault", -ENOTSUP, "no site of a registered driver" },
};

/* What the arguments say is read back as the same point and failinfo. */
START_TEST(fiu_args_say_the_same_or_why_not)
{
	struct cf_fault fault;
	char text[400];
	const char *want = args[_i].text;

	mock_register("scull");
	mock_register("pipe");
	ck_assert(!cf_fault_parse(args[_i].expr, &fault, NULL));
	ck_assert_int_eq(cf_point_fiu_args(&fault, text, sizeof(text)),
			 args[_i].result);
	ck_assert_msg(!strncmp(text, want, strlen(want)), "%s", text);
	if (!args[_i].result)
		ck_assert_str_eq(text, want);
}
END_TEST

START_TEST(list_names_every_point_once)
{
	char line[512];
	FILE *file = tmpfile();

	mock_register("scull");
	mock_register("pipe");
	ck_assert_uint_eq(cf_points_list(file, NULL, CF_POINTS_NAMES), 5 * 4);
	ck_assert_uint_eq(cf_points_list(file, "nobody", CF_POINTS_NAMES), 0);
	rewind(file);
	ftruncate(fileno(file), 0);
	ck_assert_uint_eq(cf_points_list(file, "scull", CF_POINTS_TABLE), 4 * 4);
	rewind(file);
	ck_assert(fgets(line, sizeof(line), file) != NULL);
	ck_assert_str_eq(line, "usercopy/scull/scull_read/copy_to_user/efault\t"
			       "to_user\t-\tscull.c:10,scull.c:20\n");
	fclose(file);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("rules");

	tcase_add_loop_test(tc, rule_accepted_is_understood, 0,
			    sizeof(accepted) / sizeof(accepted[0]));
	tcase_add_loop_test(tc, rule_silent_mistake_is_refused, 0,
			    sizeof(rejected) / sizeof(rejected[0]));
	tcase_add_test(tc, rule_longer_than_libfiu_reads_is_refused);
	tcase_add_loop_test(tc, environment_is_checked_against_points, 0,
			    sizeof(environments) / sizeof(environments[0]));
	tcase_add_test(tc, environment_pending_rule_waits_for_driver);
	tcase_add_test(tc, winner_is_the_rule_libfiu_applies);
	tcase_add_loop_test(tc, fiu_args_say_the_same_or_why_not, 0,
			    sizeof(args) / sizeof(args[0]));
	tcase_add_test(tc, list_names_every_point_once);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("inject/point/rules");
	SRunner *runner;
	int failed;

	suite_add_tcase(suite, cases());
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
