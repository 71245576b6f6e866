// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * No string of the kernel heap is read past its object; and the object that
 * attacks point at. Host-side.
 */
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"
#include "cf_state.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "cstring_k.h"

START_TEST(strings_that_end_are_read_as_by_libc)
{
	ck_assert_int_eq(cstring_sound(), 0);
}
END_TEST

static const struct {
	void (*step)(void *arg);
	const char *says;
} wrongs[] = {
	{ cstring_strlen, "strlen: it ends without a NUL" },
	{ cstring_strcpy, "strlen: it ends without a NUL" },
	{ cstring_strcmp, "strcmp: it ends without a NUL" },
	{ cstring_strchr, "strchr: it ends without a NUL" },
	{ cstring_printf, "strlen: it ends without a NUL" },
};

START_TEST(a_string_without_end_is_an_oops)
{
	struct machine_end end;
	long result;

	machine_oopses(CF_OOPS_STRING, wrongs[_i].step, &result, &end);
	ck_assert_msg(strstr(end.text, wrongs[_i].says) != NULL,
		      "want \"%s\", got \"%s\"", wrongs[_i].says, end.text);
}
END_TEST

/* What is copied is known as long as somebody looks at copies. */
static unsigned long letters(void)
{
	static const struct cf_access_ops ops;
	unsigned long uaddr = cf_mm_map(0, CF_PAGE_SIZE,
					CF_VM_READ | CF_VM_WRITE);

	cf_access_install(&ops);
	memcpy(cf_user_ptr(uaddr, FETCHED), "12345678", FETCHED);
	return uaddr;
}

START_TEST(strings_on_the_stack_that_end_are_left_alone)
{
	ck_assert_int_eq(cstring_fetched(letters()), 0);
}
END_TEST

START_TEST(a_string_on_the_stack_without_end_is_an_oops)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_STRING, cstring_open, (void *)letters(), &end);
	ck_assert_str_eq(end.text, "strlen: it ends without a NUL: on the stack, copied from user space");
}
END_TEST

/* It is told from everything else, and a write to it does not go unseen. */
START_TEST(canary_knows_its_bytes)
{
	struct cf_balance before, after;
	unsigned char bytes[64] = { 0 }, *canary;
	unsigned int word = 8 * (_i * 67 + 5);

	cf_balance_read(&before);
	canary = (unsigned char *)cf_canary_plant();
	cf_balance_read(&after);
	ck_assert_ptr_nonnull(canary);
	ck_assert_uint_eq(cf_canary_plant(), (unsigned long)canary);
	ck_assert_uint_eq(before.objects, after.objects);
	ck_assert(cf_canary_is_intact());
	ck_assert(!cf_canary_is_in(bytes, sizeof(bytes)));
	memcpy(bytes + 5, canary + word, 8);
	ck_assert(cf_canary_is_in(bytes, sizeof(bytes)));
	ck_assert(!cf_canary_is_in(bytes, 12));
	ck_assert(cf_canary_is_in(bytes, 13));
	canary[word + 3] ^= 1;
	ck_assert(!cf_canary_is_intact());
	ck_assert(!cf_canary_is_in(canary + word, 8));
}
END_TEST

START_TEST(canary_is_put_back_by_a_snapshot)
{
	unsigned char *canary = (unsigned char *)cf_canary_plant();

	ck_assert_int_eq(cf_snapshot_take(), 0);
	memset(canary, 0, CF_CANARY_SIZE);
	ck_assert(!cf_canary_is_intact());
	cf_snapshot_restore();
	ck_assert(cf_canary_is_intact());
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("cstring");
	TCase *tcase = cf_check_case(suite, "cstring");

	cf_test_start();
	tcase_add_test(tcase, strings_that_end_are_read_as_by_libc);
	tcase_add_loop_test(tcase, a_string_without_end_is_an_oops, 0,
			    sizeof(wrongs) / sizeof(*wrongs));
	tcase_add_test(tcase, strings_on_the_stack_that_end_are_left_alone);
	tcase_add_test(tcase, a_string_on_the_stack_without_end_is_an_oops);
	tcase_add_loop_test(tcase, canary_knows_its_bytes, 0, 16);
	tcase_add_test(tcase, canary_is_put_back_by_a_snapshot);
	return cf_check_main(argc, argv, suite);
}
