// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies under names, and with tails, that later versions gave up.
 * Which name is there when, is names.sh's. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_mm.h"

#include "../machine.h"
#include "old_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)

static unsigned char kernel[16];

/* |......page.....[good bytes| not mapped */
static unsigned long before_edge(unsigned long good)
{
	return machine_map(1, RW, 'u') + CF_PAGE_SIZE - good;
}

static void expect(const char *want)
{
	char got[sizeof(kernel) + 1] = "";

	for (unsigned int i = 0; i < strlen(want); i++)
		got[i] = kernel[i] == 'u' ? 'C' : kernel[i] ? 'U' : 'Z';
	ck_assert_str_eq(got, want);
}

static void setup(void)
{
	memset(kernel, 0xa5, sizeof(kernel));
}

/* It did, did not, did again, and never did after. */
static const struct {
	unsigned long (*copy)(void *to, unsigned long user, unsigned long n);
	const char *leaves;
} tails[] = {
	{ old2611_inatomic, "CCCZZZZU" },
	{ old2620_inatomic, "CCCUUUUU" },
	{ old2639_inatomic, "CCCZZZZU" },
	{ old412_inatomic, "CCCUUUUU" },
};

START_TEST(inatomic_copy_zeroed_the_tail_by_version)
{
	ck_assert_uint_eq(tails[_i].copy(kernel, before_edge(3), 7), 4);
	expect(tails[_i].leaves);
}
END_TEST

START_TEST(copy_user_of_2_2_leaves_the_residue_in_its_argument)
{
	memset(kernel, 'k', sizeof(kernel));
	ck_assert_uint_eq(old22_copy_user(before_edge(3), kernel, 7), 4);
	ck_assert_uint_eq(old22_copy_user(before_edge(7), kernel, 7), 0);
	setup();
	ck_assert_uint_eq(old22_copy_user_zeroing(kernel, before_edge(3), 7),
			  4);
	expect("CCCZZZZU");
}
END_TEST

START_TEST(ret_macros_of_2_2_leave_their_caller)
{
	ck_assert_int_eq(old22_put_user_ret(before_edge(3)), -77);
	ck_assert_int_eq(old22_put_user_ret(before_edge(4)), 1);
	ck_assert_int_eq(old22_copy_to_user_ret(before_edge(3)), -77);
	ck_assert_int_eq(old22_copy_to_user_ret(before_edge(4)), 1);
	ck_assert_int_eq(old22_copy_from_user_ret(before_edge(3)), -77);
	ck_assert_int_eq(old22_copy_from_user_ret(before_edge(4)), 0x75757575);
}
END_TEST

/* The last addresses before the gap are never mapped. */
START_TEST(probes_of_4_17_give_0_or_an_error)
{
	static char from[] = "uuu", to[4];
	unsigned long bad = -(1UL << 47);

	ck_assert_int_eq(old417_probe_kernel(to, (unsigned long)from, 4), 0);
	ck_assert_str_eq(to, "uuu");
	ck_assert_int_eq(old417_probe_kernel(to, bad, 4), -EFAULT);
	ck_assert_int_eq(old417_probe_kernel((void *)bad,
					     (unsigned long)from, 4), -EFAULT);
	ck_assert_int_eq(old417_probe_user(kernel, before_edge(4), 4), 0);
	ck_assert_int_eq(old417_probe_user(kernel, before_edge(3), 4),
			 -EFAULT);
	ck_assert_int_eq(old417_probe_address((unsigned long)from), 'u');
	ck_assert_int_eq(old417_probe_address(bad), -1);
	ck_assert_int_eq(old417_strncpy(to, (unsigned long)from, 4), 4);
	ck_assert_int_eq(old417_strncpy(to, (unsigned long)from, 2), 2);
	ck_assert_str_eq(to, "u");
	ck_assert_int_eq(old417_strncpy(to, bad, 4), -EFAULT);
}
END_TEST

/* Only the fault says no: the caller was to look at the range. */
START_TEST(section_of_4_17_opens_and_looks_at_no_range)
{
	static int word = 0x1234;

	ck_assert_int_eq(old417_section(before_edge(4)), 0x75757575);
	ck_assert_int_eq(old417_section(before_edge(3)), -EFAULT);
	ck_assert_int_eq(old417_section((unsigned long)&word), 0x1234);
}
END_TEST

START_TEST(fault_in_pages_of_4_17_gives_0_or_efault)
{
	for (int write = 0; write < 2; write++) {
		ck_assert_int_eq(old417_fault_in(before_edge(4), 4, write), 0);
		ck_assert_int_eq(old417_fault_in(before_edge(4), 5, write),
				 -EFAULT);
	}
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/old");
	TCase *tcase = cf_check_case(suite, "old");

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_loop_test(tcase, inatomic_copy_zeroed_the_tail_by_version,
			    0, 4);
	tcase_add_test(tcase,
		copy_user_of_2_2_leaves_the_residue_in_its_argument);
	tcase_add_test(tcase, ret_macros_of_2_2_leave_their_caller);
	tcase_add_test(tcase, probes_of_4_17_give_0_or_an_error);
	tcase_add_test(tcase, section_of_4_17_opens_and_looks_at_no_range);
	tcase_add_test(tcase, fault_in_pages_of_4_17_gives_0_or_efault);
	return cf_check_main(argc, argv, suite);
}
