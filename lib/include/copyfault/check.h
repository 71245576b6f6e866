/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * copyfault in test suites of Check: a whole main(), cases whose tests begin
 * and end clean, and assertions that are reported as Check's own. Works with
 * CK_FORK=yes and no, and with Check's TAP and XML output. Nothing else needs
 * Check: link with `pkg-config --libs copyfault-check`. Host-side, public.
 *
 *	int main(int argc, char **argv)
 *	{
 *		Suite *suite = suite_create("scull");
 *		TCase *faults = cf_check_case(suite, "faults");
 *
 *		tcase_add_test(faults, read_stops_at_any_byte);
 *		return cf_check_main(argc, argv, suite);
 *	}
 */
#ifndef COPYFAULT_CHECK_H
#define COPYFAULT_CHECK_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include <copyfault/test.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Seconds that a test may take. */
#define CF_CHECK_TIMEOUT_S 60

/** cf_check_failed() - What cf_test_failed() gets. For cf_check_main(). */
static inline void cf_check_failed(const char *file, int line,
				   const char *message)
{
	_ck_assert_failed(file, line, "Failed", "%s", message);
}

/**
 * cf_check_case() - Add a case to a suite, whose tests begin and end clean.
 * @suite: of suite_create()
 * @name:  for CK_RUN_CASE and reports
 *
 * cf_test_begin() runs before each test and cf_test_end() behind it, in its
 * process. With CK_FORK=no, what a failed test leaves is put away before the
 * next.
 *
 * Context: before the tests run.
 * Return: a case with a time limit of CF_CHECK_TIMEOUT_S, owned by @suite.
 */
static inline TCase *cf_check_case(Suite *suite, const char *name)
{
	TCase *tcase = tcase_create(name);

	tcase_add_checked_fixture(tcase, cf_test_begin, cf_test_end);
	tcase_set_timeout(tcase, CF_CHECK_TIMEOUT_S);
	suite_add_tcase(suite, tcase);
	return tcase;
}

/**
 * cf_check_run() - Run the suites of a runner, or one case of them.
 * @runner: of srunner_create(); may hold several suites
 * @suite:  of the case; NULL when @tcase is
 * @tcase:  name of a case; NULL for all
 *
 * Boots the simulated kernel (cf_test_start()). Output is as CK_VERBOSITY,
 * CK_TAP_LOG_FILE_NAME, CK_XML_LOG_FILE_NAME and CK_LOG_FILE_NAME say.
 *
 * Context: the host thread that runs the tests.
 * Return: an exit status. 0 all passed, 1 some failed, 2 when no case has the
 * name that was asked for, or none has a test: nothing having run is no
 * success.
 */
static inline int cf_check_run(SRunner *runner, Suite *suite,
			       const char *tcase)
{
	if (tcase && !suite_tcase(suite, tcase)) {
		fprintf(stderr, "no test case is called \"%s\"\n", tcase);
		return 2;
	}
	cf_test_start();
	cf_test_failed(cf_check_failed);
	srunner_run(runner, NULL, tcase, CK_ENV);
	if (!srunner_ntests_run(runner)) {
		fprintf(stderr, "no test has run\n");
		return 2;
	}
	return srunner_ntests_failed(runner) ? EXIT_FAILURE : EXIT_SUCCESS;
}

/**
 * cf_check_main() - Run a suite: the whole main() of a check program.
 * @argc:  of main()
 * @argv:  of main(). Without arguments all cases run, or the one that
 *         CK_RUN_CASE names; an argument is the name of a case and overrides
 *         that
 * @suite: given to a new SRunner, which frees it
 *
 * Context: main().
 * Return: as cf_check_run().
 */
static inline int cf_check_main(int argc, char **argv, Suite *suite)
{
	const char *tcase = argc > 1 ? argv[1] : getenv("CK_RUN_CASE");
	SRunner *runner = srunner_create(suite);
	int status = cf_check_run(runner, suite, tcase);

	srunner_free(runner);
	return status;
}

#ifdef __cplusplus
}
#endif

#endif
