// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a user access says beside its result: that a section was misused, that
 * a copy may sleep where it must not, that an address was not canonical.
 * Host-side.
 */
#include <string.h>

#include "cf_context.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "section_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)

static unsigned long user;
static char text[1 << 16];

static const char *log_text(void)
{
	text[cf_log_read(0, text, sizeof(text) - 1)] = '\0';
	return text;
}

static void setup(void)
{
	user = machine_map(1, RW, 'u');
}

/* @sleeps, @copies: complaints of each sort. */
static const struct {
	const char *name;
	void (*step)(void *arg);
	unsigned long copies, sleeps;
} passes[] = {
	{ "plain", section_plain, 0, 0 },
	{ "sleeps", section_sleeps, 0, 1 },
	{ "saved and restored", section_saved, 0, 0 },
};

START_TEST(section_stores_and_complains_of_a_sleep)
{
	unsigned long copies = cf_atomic_copies();
	unsigned long sleeps = section_sleeps_seen();

	cf_case("%s", passes[_i].name);
	passes[_i].step(&user);
	CF_ASSERT_INT_EQ(*(int *)cf_user_ptr(user, 4), 7);
	CF_ASSERT_INT_EQ(cf_atomic_copies() - copies, passes[_i].copies);
	CF_ASSERT_INT_EQ(section_sleeps_seen() - sleeps, passes[_i].sleeps);
}
END_TEST

static void (*const oopses[])(void *arg) = {
	section_copies, section_ends_once, section_ends_early,
	section_unopened,
};
#define OOPSES (int)(sizeof(oopses) / sizeof(oopses[0]))

START_TEST(access_behind_a_section_is_an_oops)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_USER_DEREF, oopses[_i], &user, &end);
	ck_assert_msg(strstr(end.text, "outside user_access_begin()"), "%s",
		      end.text);
}
END_TEST

START_TEST(copy_inside_a_section_is_complained_of)
{
	unsigned long copies = cf_atomic_copies();

	section_left_open(user);
	ck_assert_int_eq(section_enter_copy(user), 0);
	ck_assert_uint_eq(cf_atomic_copies() - copies, 1);
	ck_assert_ptr_ne(strstr(log_text(), "BUG: user copy inside user_access_begin() at "),
			 NULL);
}
END_TEST

START_TEST(section_left_open_is_no_balance)
{
	struct cf_balance before, after;

	cf_balance_read(&before);
	section_left_open(user);
	cf_balance_read(&after);
	ck_assert_int_eq(after.user_access - before.user_access, 1);
	cf_context()->user_access = 0;
}
END_TEST

/* Once, however often; a plain bad address is nothing to log. */
START_TEST(non_canonical_address_is_warned_of_once)
{
	const char *first;

	ck_assert_int_eq(section_enter_copy(user + CF_PAGE_SIZE), 1);
	ck_assert_ptr_eq(strstr(log_text(), "Non-canonical"), NULL);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(section_enter_copy(1UL << 63), 1);
	first = strstr(log_text(), "Non-canonical address?\n");
	ck_assert_ptr_ne(first, NULL);
	ck_assert_ptr_eq(strstr(first + 1, "Non-canonical"), NULL);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/section");
	TCase *tcase = cf_check_case(suite, "section");

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_loop_test(tcase, section_stores_and_complains_of_a_sleep,
			    0, 3);
	tcase_add_loop_test(tcase, access_behind_a_section_is_an_oops, 0,
			    OOPSES);
	tcase_add_test(tcase, copy_inside_a_section_is_complained_of);
	tcase_add_test(tcase, section_left_open_is_no_balance);
	tcase_add_test(tcase, non_canonical_address_is_warned_of_once);
	return cf_check_main(argc, argv, suite);
}
