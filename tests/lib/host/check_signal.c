// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Which signals are faults of the simulated machine, and who gets the others:
 * whoever would have got them before. Host-side.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cf_access.h"

#include "../machine.h"
#include "../mm/fault_k.h"
#include "../uaccess/prims_k.h"

#define NON_CANONICAL 0x8000000000001000UL

static sigjmp_buf back;
static volatile int passed_on;
static volatile int passed_code;

static void previous(int sig, siginfo_t *info, void *context)
{
	(void)context;
	passed_on = sig;
	passed_code = info->si_code;
	if (info->si_code > 0)
		siglongjmp(back, 1);
}

static const int passed[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP };

/* Sent signals never are faults, not even while a driver runs. */
START_TEST(sent_signal_goes_to_the_previous_handler)
{
	for (int in_kernel = 0; in_kernel < 2; in_kernel++) {
		if (in_kernel)
			machine_enter();
		passed_on = 0;
		machine_counts();
		kill(getpid(), passed[_i]);
		ck_assert_int_eq(passed_on, passed[_i]);
		passed_on = 0;
		sigqueue(getpid(), passed[_i], (union sigval) { .sival_int = 1 });
		ck_assert_int_eq(passed_on, passed[_i]);
		passed_on = 0;
		raise(passed[_i]);
		ck_assert_int_eq(passed_on, passed[_i]);
		MACHINE_ASSERT_FAULTS(0, 0, 0);
	}
	machine_leave();
}
END_TEST

/* A bug of the test program itself, between two system calls. */
START_TEST(own_fault_of_the_host_program_goes_to_the_previous_handler)
{
	char bytes[8];

	passed_on = 0;
	if (!sigsetjmp(back, 1))
		k_load(NULL);
	ck_assert_int_eq(passed_on, SIGSEGV);
	passed_on = 0;
	if (!sigsetjmp(back, 1))
		k_load((void *)NON_CANONICAL);
	ck_assert_int_eq(passed_on, SIGSEGV);
	if (!sigsetjmp(back, 1))
		k_divide(0);
	ck_assert_int_eq(passed_on, SIGFPE);
	/* And copies still work afterwards. */
	ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, bytes, 0, 8), 8);
}
END_TEST

static void die_sent(void *arg)
{
	(void)arg;
	raise(SIGSEGV);
	_exit(5);
}

static void die_own(void *arg)
{
	(void)arg;
	machine_leave();
	k_store(NULL);
	_exit(5);
}

/* No handler was there before. */
START_TEST(default_action_of_a_signal_that_is_not_ours_is_taken)
{
	struct machine_end end;

	machine_run(&end, 1, die_sent, NULL);
	ck_assert_int_eq(end.signal, SIGSEGV);
	machine_run(&end, 1, die_own, NULL);
	ck_assert_int_eq(end.signal, SIGSEGV);
}
END_TEST

static Suite *signal_suite(int has_previous)
{
	Suite *suite = suite_create("lib/host/signal");
	TCase *tcase = cf_check_case(suite, "signal");

	if (!has_previous) {
		tcase_add_test(tcase,
			default_action_of_a_signal_that_is_not_ours_is_taken);
		return suite;
	}
	tcase_add_loop_test(tcase, sent_signal_goes_to_the_previous_handler,
			    0, 5);
	tcase_add_test(tcase,
		own_fault_of_the_host_program_goes_to_the_previous_handler);
	return suite;
}

/* The handler that was there before the simulated kernel started. */
static void install_previous(void)
{
	struct sigaction action = {
		.sa_sigaction = previous, .sa_flags = SA_SIGINFO,
	};

	for (int i = 0; i < 5; i++)
		sigaction(passed[i], &action, NULL);
}

/*
 * Handlers are taken over once, at boot: with a handler before it and without
 * are two processes.
 */
static int run_without_previous(void)
{
	int status = 0;
	pid_t child = fork();

	for (int i = 0; !child && i < 5; i++)
		signal(passed[i], SIG_DFL);	/* a sanitizer has its own */
	if (!child)
		exit(cf_check_main(0, NULL, signal_suite(0)));
	if (child < 0 || waitpid(child, &status, 0) != child)
		return EXIT_FAILURE;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
	int status = run_without_previous();

	if (status)
		return status;
	install_previous();
	return cf_check_main(argc, argv, signal_suite(1));
}
