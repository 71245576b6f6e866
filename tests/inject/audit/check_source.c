// SPDX-License-Identifier: LGPL-2.1-or-later
/* Words of a source, and the kernel that they tell of. Host-side. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/source.h"

static char path[64];

static void write_source(const char *text)
{
	FILE *file;
	int fd;

	strcpy(path, "check_source.XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	file = fdopen(fd, "w");
	fputs(text, file);
	fclose(file);
}

static void forget_source(void)
{
	unlink(path);
}

static int append(const char *text, enum cf_after after, void *arg)
{
	strcat(arg, after == CF_AFTER_CASE ? "!" : "");
	strcat(arg, after == CF_AFTER_COMPARE ? "=" : "");
	strcat(arg, text);
	strcat(arg, " ");
	return 0;
}

static const struct {
	const char *source;
	const char *words;
} words[] = {
	{ "", "" },
	{ "int a;", "int a " },
	{ "a /* b */ c // d\ne", "a c e " },
	{ "a \"b \\\" c\" d 'e' f", "a d 'e' f " },
	{ "switch (x) { case A: case  0x12: }", "switch x case !A case !0x12 " },
	{ "case -1: b", "case 1 b " },
	{ "a /* never closed b", "a " },
	{ "\"never closed\nb", "b " },
	{ "#define X _IO('a', 1)", "define X _IO 'a' 1 " },
	{ "a != B && 'x'== c || d<=e", "a =B 'x' =c d e " },
	{ "a == f(B, c) || (d) = e", "a =f =B c d e " },
	{ "'\\'' a '' b 'c\nd", "'\\'' a b d " },
};

static int append_call(const char *text, size_t size, void *arg)
{
	strncat(arg, text, size);
	strcat(arg, " ");
	return 0;
}

static const struct {
	const char *source;
	const char *calls;
} calls[] = {
	{ "if (cmd == _IOR('c', 2, u64)) f(1);", "_IOR('c', 2, u64) " },
	{ "enum { A = _IO('(', 1), };", "_IO('(', 1) " },
	{ "case NR(f(2)): g(3);", "NR(f(2)) " },
	{ "#define A(n) _IO('x', n)\\\n + _IO('y', n)\nh(_IOW('z', 1, int))",
	  "_IOW('z', 1, int) " },
	{ "// _IO('a', 1)\n\"_IO('b', 1)\" _IO('c'", "" },
};

/* What is in a directive may have arguments: it is no number yet. */
START_TEST(calls_are_found)
{
	char got[256] = "";

	write_source(calls[_i].source);
	ck_assert_int_eq(cf_source_calls(path, append_call, got), 0);
	ck_assert_str_eq(got, calls[_i].calls);
}
END_TEST

/* Comments and strings are passed over; what is compared is marked. */
START_TEST(words_are_found)
{
	char got[256] = "";

	write_source(words[_i].source);
	ck_assert_int_eq(cf_source_words(path, append, got), 0);
	ck_assert_str_eq(got, words[_i].words);
}
END_TEST

static const struct {
	const char *source;
	unsigned int code;
	const char *because;
} eras[] = {
	{ "int x;", 0x60100, NULL },
	{ "set_fs(KERNEL_DS);", 0x20627, "set_fs" },
	{ "/* set_fs(KERNEL_DS) */", 0x60100, NULL },
	{ "verify_area(VERIFY_READ, p, 4); get_fs();", 0x2060b, "verify_area" },
	{ "get_fs(); MOD_INC_USE_COUNT;", 0x20420, "MOD_INC_USE_COUNT" },
};

/* The oldest interface decides, in whatever order they stand. */
START_TEST(era_is_that_of_the_oldest_interface)
{
	struct cf_era era;

	write_source(eras[_i].source);
	ck_assert_int_eq(cf_era_detect(path, &era), 0);
	ck_assert_uint_eq(cf_era_code(&era), eras[_i].code);
	ck_assert_pstr_eq(era.because, eras[_i].because);
}
END_TEST

static const struct {
	const char *text;
	int error;
	unsigned int code;
} versions[] = {
	{ "6.1", 0, 0x60100 }, { "2.6.20", 0, 0x20614 },
	{ "6.1.192", 0, 0x601c0 }, { "5.10.999", 0, 0x50aff },
	{ "", -EINVAL, 0 }, { "6", -EINVAL, 0 }, { "6.", -EINVAL, 0 },
	{ "6.1.", -EINVAL, 0 }, { "6.1.1.1", -EINVAL, 0 },
	{ "six", -EINVAL, 0 }, { "6.1x", -EINVAL, 0 }, { "1.0", -EINVAL, 0 },
	{ "7.0", -EINVAL, 0 },
};

START_TEST(version_is_parsed_or_refused)
{
	struct cf_era era;
	int error = cf_era_parse(versions[_i].text, &era);

	ck_assert_int_eq(error, versions[_i].error);
	if (!error)
		ck_assert_uint_eq(cf_era_code(&era), versions[_i].code);
}
END_TEST

START_TEST(missing_file_is_an_error)
{
	char got[8] = "";

	ck_assert_int_eq(cf_source_words("does/not/exist.c", append, got),
			 -ENOENT);
}
END_TEST

#define LOOP(test, table) \
	tcase_add_loop_test(tcase, test, 0, sizeof(table) / sizeof((table)[0]))

int main(void)
{
	Suite *suite = suite_create("source");
	TCase *tcase = tcase_create("source");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tcase, NULL, forget_source);
	LOOP(words_are_found, words);
	LOOP(calls_are_found, calls);
	LOOP(era_is_that_of_the_oldest_interface, eras);
	LOOP(version_is_parsed_or_refused, versions);
	tcase_add_test(tcase, missing_file_is_an_error);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
