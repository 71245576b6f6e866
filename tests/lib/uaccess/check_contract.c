// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Every cell of contract.def, and that every primitive has a row. Host-side.
 *
 * Whether an access took place is asked of an observer: it sees each one that
 * the range check lets through.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "prims_k.h"

#define OLD 0xa5
#define PAST_INT ((unsigned long)INT_MAX + 1)
#define NO_EMPTY LONG_MIN
#define SIZE 8		/* a call of each primitive can have it */
#define HALF 4

enum range { CHECKED = 1, UNCHECKED };
enum sleep { SLEEPS = 1, NEVER };
enum object { OBJECT = 1, ANY };
enum tail { ZEROED = 1, KEPT, NONE };
enum huge { REFUSED = 1, TAKEN, NO_HUGE };

static const struct {
	unsigned int prim;
	enum range range;
	enum sleep sleep;
	enum object object;
	enum tail tail;
	long empty;
	enum huge huge;
} rows[] = {
#define CONTRACT(prim, range, sleep, object, tail, empty, huge) \
	{ CF_PRIM_##prim, range, sleep, object, tail, empty, huge },
#include "contract.def"
#undef CONTRACT
};
#define ROWS (int)(sizeof(rows) / sizeof(rows[0]))

static unsigned char kernel[64];
static unsigned long user;	/* SIZE bytes, then no more */
static unsigned int seen;

static void see(struct cf_access *access)
{
	(void)access;
	seen++;
}

static const struct cf_access_ops observer = { .before = see };

static int is_string(unsigned int prim)
{
	return cf_prims[prim].unit == CF_UNIT_STRING;
}

/* Digits, for those that read a number. */
static void setup(void)
{
	user = cf_ubuf_new(SIZE, '1');
	((char *)cf_ubuf_ptr(user))[SIZE - 1] = '\n';
	memset(kernel, OLD, sizeof(kernel));
}

static const char *name(int row)
{
	return cf_prims[rows[row].prim].name;
}

START_TEST(every_primitive_has_a_row)
{
	static const unsigned int elsewhere[] = {
		CF_PRIM_seq_read,	/* its copy is copy_to_user() */
		CF_PRIM_copy_in_user, CF_PRIM_memcpy_fromfs,	/* eras */
		CF_PRIM_memcpy_tofs,
	};

	for (unsigned int prim = 1; prim < CF_PRIM_COUNT; prim++) {
		int count = 0;

		for (int i = 0; i < ROWS; i++)
			count += rows[i].prim == prim;
		for (int i = 0; i < 4; i++)
			count += elsewhere[i] == prim;
		ck_assert_msg(count == 1, "%s: %d rows", cf_prims[prim].name,
			      count);
	}
}
END_TEST

/* A mapped address of the kernel, so that no fault says no instead. */
START_TEST(range_is_checked_or_not)
{
	static char victim[SIZE] = "1234567";

	cf_access_install(&observer);
	seen = 0;
	k_prim(rows[_i].prim, kernel, (unsigned long)victim, SIZE);
	cf_access_install(NULL);
	ck_assert_msg(!seen == (rows[_i].range == CHECKED),
		      "%s: %u accesses of kernel memory", name(_i), seen);
	if (rows[_i].range == CHECKED)
		ck_assert_str_eq(victim, "1234567");
}
END_TEST

START_TEST(sleep_is_complained_of_or_not)
{
	unsigned long before = cf_atomic_copies();

	if (is_string(rows[_i].prim))
		((char *)cf_ubuf_ptr(user))[SIZE - 1] = '\0';
	cf_context()->preempt++;
	k_prim(rows[_i].prim, kernel, user, SIZE);
	cf_context()->preempt--;
	ck_assert_msg((cf_atomic_copies() > before) ==
		      (rows[_i].sleep == SLEEPS), "%s: %lu complaints",
		      name(_i), cf_atomic_copies() - before);
	before = cf_atomic_copies();
	cf_context()->preempt++;
	cf_context()->pagefault_disabled++;
	k_prim(rows[_i].prim, kernel, user, SIZE);
	cf_context()->pagefault_disabled--;
	cf_context()->preempt--;
	ck_assert_msg(cf_atomic_copies() == before,
		      "%s: complained with page faults disabled", name(_i));
}
END_TEST

/* The kernel side is program code, which no object is. */
static void use_code(void *arg)
{
	k_prim(*(unsigned int *)arg, (void *)(unsigned long)use_code, user,
	       SIZE);
}

START_TEST(object_is_looked_at_or_not)
{
	unsigned int prim = rows[_i].prim;
	struct machine_end end;

	machine_run(&end, 1, use_code, &prim);
	ck_assert_msg(!!strstr(end.text, "kernel text") ==
		      (rows[_i].object == OBJECT), "%s: \"%s\"", name(_i),
		      end.text);
}
END_TEST

START_TEST(tail_is_zeroed_or_kept)
{
	unsigned int prim = rows[_i].prim;
	int start = cf_prims[prim].unit == CF_UNIT_WHOLE ? 0 : HALF;

	if (rows[_i].tail == NONE)
		return;
	cf_arm("*/%s midcopy@%d", cf_prims[prim].name, HALF);
	k_prim(prim, kernel, user, SIZE);
	CF_ASSERT_FAULT_FIRED();
	for (int i = start; i < SIZE; i++)
		ck_assert_msg(kernel[i] == (rows[_i].tail == ZEROED ? 0 : OLD),
			      "%s: byte %d is 0x%02x", name(_i), i, kernel[i]);
	ck_assert_int_eq(kernel[SIZE], OLD);
	if (start && !is_string(prim))
		ck_assert_int_eq(kernel[HALF - 1], '1');
}
END_TEST

START_TEST(empty_call_looks_at_nothing)
{
	if (rows[_i].empty == NO_EMPTY)
		return;
	machine_counts();
	ck_assert_msg(k_prim(rows[_i].prim, kernel, -1UL, 0) == rows[_i].empty,
		      "%s", name(_i));
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	ck_assert_int_eq(kernel[0], OLD);
}
END_TEST

START_TEST(huge_call_is_refused_or_taken)
{
	if (rows[_i].huge == NO_HUGE)
		return;
	cf_access_install(&observer);
	seen = 0;
	k_prim(rows[_i].prim, kernel, user, PAST_INT);
	cf_access_install(NULL);
	ck_assert_msg(!seen == (rows[_i].huge == REFUSED), "%s: %u accesses",
		      name(_i), seen);
	if (rows[_i].huge == REFUSED)
		ck_assert_int_eq(kernel[0], OLD);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/contract");
	TCase *tcase = cf_check_case(suite, "contract");

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, every_primitive_has_a_row);
	tcase_add_loop_test(tcase, range_is_checked_or_not, 0, ROWS);
	tcase_add_loop_test(tcase, sleep_is_complained_of_or_not, 0, ROWS);
	tcase_add_loop_test(tcase, object_is_looked_at_or_not, 0, ROWS);
	tcase_add_loop_test(tcase, tail_is_zeroed_or_kept, 0, ROWS);
	tcase_add_loop_test(tcase, empty_call_looks_at_nothing, 0, ROWS);
	tcase_add_loop_test(tcase, huge_call_is_refused_or_taken, 0, ROWS);
	return cf_check_main(argc, argv, suite);
}
