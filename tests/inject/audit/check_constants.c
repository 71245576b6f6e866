// SPDX-License-Identifier: LGPL-2.1-or-later
/* Constants of a source, as the compiler evaluates them. Host-side. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/constants.h"

static char dir[] = "/tmp/check_constants.XXXXXX";
static char source[64];

static struct cf_build build_of(const char *text)
{
	struct cf_build build = {
		.source = { source }, .source_count = 1,
		.era = { 6, 1, 0, NULL }, .name = "a",
	};
	FILE *file = fopen(source, "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	snprintf(build.dir, sizeof(build.dir), "%s", dir);
	return build;
}

static void make_dir(void)
{
	setenv("COPYFAULT_ROOT", BUILDDIR "/root", 1);
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(source, sizeof(source), "%s/a.c", dir);
}

static void remove_dir(void)
{
	static const char *const names[] = {
		"a.c", "constants.c", "constants.o", "log",
	};
	char path[96];

	for (int i = 0; i < 4; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
		unlink(path);
	}
	ck_assert_int_eq(rmdir(dir), 0);
}

static const struct {
	const char *source;
	int count, compared;
	unsigned long value[4];
} rows[] = {
	{ "int a;", 0, 0, { 0 } },
	{ "#define M 0x4d\nint f(int x) { return x == M; }", 1, 1, { 0x4d } },
	{ "enum { N = 1UL << 40 };\nint f(long x) { return x != N; }", 3, 1,
	  { 1UL << 40, 1, 40 } },
	{ "int f(int x) { switch (x) { case 'L': return 5; } return 5; }",
	  2, 1, { 'L', 5 } },
	/* No constants, and a macro that is no expression. */
	{ "#define BAD do { } while (0)\nint V;\n"
	  "int f(int x) { BAD; return x == V || x != 6; }",
	  2, 1, { 6, 0 } },
};

/* What is compared comes first; what the compiler refuses spoils nothing else. */
START_TEST(constants_are_evaluated_in_order)
{
	struct cf_build build = build_of(rows[_i].source);
	struct cf_constants constants;

	cf_constants_find(&build, &constants);
	ck_assert_int_eq(constants.count, rows[_i].count);
	ck_assert_int_eq(constants.compared, rows[_i].compared);
	for (int i = 0; i < constants.count; i++)
		ck_assert_uint_eq(constants.value[i], rows[_i].value[i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("constants");
	TCase *tcase = tcase_create("constants");
	SRunner *runner;
	int failed;

	tcase_add_unchecked_fixture(tcase, make_dir, remove_dir);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, constants_are_evaluated_in_order, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
