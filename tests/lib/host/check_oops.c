// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What people are told of an oops: its reason, the access, a trace with file
 * and line; and in which context whoever is told runs. Host-side.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cf_access.h"
#include "cf_mm.h"
#include "cf_oops.h"

#include "../machine.h"
#include "../mm/fault_k.h"
#include "../uaccess/prims_k.h"

static __attribute__((noinline)) void load(void *arg)
{
	k_load(arg);
	_exit(1);	/* keeps this frame: no tail call */
}

static void store(void *arg)
{
	k_store(arg);
	_exit(1);
}

static void bug(void *arg)
{
	(void)arg;
	k_bug();
	_exit(1);
}

static void raise_text(void *arg)
{
	cf_oops_raise(CF_OOPS_LOCK, arg);
}

static void bad_copy(void *arg)
{
	k_prim(CF_PRIM_raw_copy_from_user, NULL, (unsigned long)arg, 8);
	_exit(1);
}

static void told(struct machine_end *end, void (*step)(void *arg), void *arg)
{
	machine_run(end, 0, step, arg);
	CF_ASSERT_INT_EQ(end->signal, 0);
	CF_ASSERT_INT_EQ(end->status, 139);
}

static void expect_text(const struct machine_end *end, const char *want)
{
	ck_assert_msg(strstr(end->text, want), "%s\"%s\" is not in:\n%s",
		      cf_prefix(), want, end->text);
}

START_TEST(oops_text_names_reason_access_function_and_line)
{
	struct machine_end end;
	char line[64];

	told(&end, load, NULL);
	expect_text(&end, "Oops: NULL pointer dereference: read of 0x0\n");
	expect_text(&end, "Call trace:\n  k_load at ");
	snprintf(line, sizeof(line), "mm/fault_k.c:%d\n", k_load_line);
	expect_text(&end, line);
	expect_text(&end, "  load at ");
	expect_text(&end, "host/check_oops.c:");
	expect_text(&end, "rip");
	told(&end, store, (void *)8);
	expect_text(&end, "write of 0x8\n");
	expect_text(&end, "  k_store at ");
}
END_TEST

/* One that says what the range of user memory is. */
START_TEST(oops_text_of_a_user_dereference_names_the_user_range)
{
	unsigned long u = machine_map(1, CF_VM_READ, 0);
	struct machine_end end;
	char want[128];

	told(&end, load, (void *)u);
	snprintf(want, sizeof(want),
		 "outside uaccess: read of 0x%lx (user range 0x%lx-0x%lx)", u,
		 cf_user_base, cf_task_size);
	expect_text(&end, want);
}
END_TEST

START_TEST(oops_text_of_a_copy_names_its_caller)
{
	unsigned long u = machine_map(1, CF_VM_READ, 0);
	struct machine_end end;

	told(&end, bad_copy, (void *)u);
	expect_text(&end, "the kernel side of a user copy is bad: write of");
	expect_text(&end, "cf_arch_copy_from_user");
	expect_text(&end, "  bad_copy at ");
}
END_TEST

START_TEST(oops_text_of_a_raise_says_what_was_said)
{
	struct machine_end end;
	char text[] = "spinlock \"a\" is held by its own task";

	told(&end, raise_text, text);
	expect_text(&end, "Oops: locking error: spinlock \"a\" is held by its own task\n");
	expect_text(&end, "  raise_text at ");
	told(&end, bug, NULL);
	expect_text(&end, "Oops: kernel BUG");
	expect_text(&end, "  k_bug at ");
}
END_TEST

START_TEST(reasons_have_names_of_their_own)
{
	for (int a = 0; a < CF_OOPS_REASON_COUNT; a++) {
		ck_assert_str_ne(cf_oops_reason_name(a), "unknown");
		for (int b = 0; b < a; b++)
			ck_assert_str_ne(cf_oops_reason_name(a),
					 cf_oops_reason_name(b));
	}
	ck_assert_str_eq(cf_oops_reason_name(CF_OOPS_REASON_COUNT), "unknown");
}
END_TEST

/* Not in a signal handler: nothing is blocked, user copies fault and go on,
 * memory can be allocated. */
static void work_in_handler(const struct cf_oops *oops)
{
	char bytes[8];
	sigset_t blocked;
	long residue;

	residue = k_prim(CF_PRIM_copy_from_user, bytes, 0, 8);
	free(malloc(100000));
	sigprocmask(SIG_BLOCK, NULL, &blocked);
	dprintf(STDERR_FILENO, "reason %d, residue %ld, blocked %d\n",
		oops->reason == CF_OOPS_NULL, residue,
		sigismember(&blocked, SIGSEGV));
	_exit(21);
}

static void load_with_handler(void *arg)
{
	cf_oops_handle(work_in_handler);
	load(arg);
}

START_TEST(oops_handler_runs_in_ordinary_context)
{
	struct machine_end end;

	machine_run(&end, 0, load_with_handler, NULL);
	ck_assert_int_eq(end.status, 21);
	expect_text(&end, "reason 1, residue 8, blocked 0");
}
END_TEST

static void oops_in_handler(const struct cf_oops *oops)
{
	(void)oops;
	k_load(NULL);
}

static void load_twice(void *arg)
{
	cf_oops_handle(oops_in_handler);
	load(arg);
}

static void return_from_handler(const struct cf_oops *oops)
{
	(void)oops;
}

static void load_and_return(void *arg)
{
	cf_oops_handle(return_from_handler);
	load(arg);
}

/* A handler that oopses itself, or returns, ends the process all the same. */
START_TEST(oops_handler_that_fails_ends_the_process)
{
	struct machine_end end;

	machine_run(&end, 0, load_twice, NULL);
	ck_assert_int_eq(end.status, 139);
	machine_run(&end, 0, load_and_return, NULL);
	ck_assert_int_eq(end.status, 139);
}
END_TEST

/* Where it was, what was in the registers: frame 0 is the instruction. */
START_TEST(oops_record_has_instruction_and_trace)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_NULL, load, NULL, &end);
	ck_assert_uint_eq(end.oops.frame[0], end.oops.ip);
	ck_assert_uint_lt(end.oops.ip - (unsigned long)k_load, 64);
	ck_assert_uint_ge(end.oops.nframes, 3);
	ck_assert_uint_lt(end.oops.frame[1] - (unsigned long)load, 64);
	ck_assert_uint_eq(end.oops.regs[16], end.oops.ip);
}
END_TEST

static Suite *oops_suite(void)
{
	Suite *suite = suite_create("lib/host/oops");
	TCase *text = cf_check_case(suite, "text");
	TCase *handler = cf_check_case(suite, "handler");

	tcase_add_test(text, oops_text_names_reason_access_function_and_line);
	tcase_add_test(text,
		       oops_text_of_a_user_dereference_names_the_user_range);
	tcase_add_test(text, oops_text_of_a_copy_names_its_caller);
	tcase_add_test(text, oops_text_of_a_raise_says_what_was_said);
	tcase_add_test(text, reasons_have_names_of_their_own);
	tcase_add_test(handler, oops_handler_runs_in_ordinary_context);
	tcase_add_test(handler, oops_handler_that_fails_ends_the_process);
	tcase_add_test(handler, oops_record_has_instruction_and_trace);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, oops_suite());
}
