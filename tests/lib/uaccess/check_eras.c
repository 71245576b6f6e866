// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User access under the names and with the residues of other versions, and the
 * refusals of new ones. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_mm.h"

#include "../machine.h"
#include "eras_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)

static unsigned char kernel[64];

/* |......page.....[good bytes| not mapped */
static unsigned long before_edge(unsigned long good)
{
	return machine_map(1, RW, 'u') + CF_PAGE_SIZE - good;
}

static void expect(const char *runs)
{
	unsigned long i = 0;

	for (; *runs; runs++, i++) {
		int want = *runs == 'C' ? 'u' : *runs == 'Z' ? 0 : 0xa5;

		ck_assert_msg(kernel[i] == want, "byte %lu is 0x%02x", i,
			      kernel[i]);
	}
}

static void reset(void)
{
	memset(kernel, 0xa5, sizeof(kernel));
}

/* It looks at the mappings: of 2.0 on no other does. */
START_TEST(verify_area_of_2_0_knows_the_mappings)
{
	unsigned long page = machine_map(1, CF_VM_READ, 'u');

	ck_assert_int_eq(k20_verify(0, page, CF_PAGE_SIZE), 0);
	ck_assert_int_eq(k20_verify(1, page, 1), -EFAULT);
	ck_assert_int_eq(k20_verify(0, page, CF_PAGE_SIZE + 1), -EFAULT);
	ck_assert_int_eq(k20_verify(0, 0, 1), -EFAULT);
	ck_assert_int_eq(k20_verify(1, 0, 0), 0);
}
END_TEST

START_TEST(copies_of_2_0_move_and_return_nothing)
{
	unsigned long user = machine_map(1, RW, 'u');
	unsigned char *bytes = cf_user_ptr(user, 16);

	reset();
	k20_copy(kernel, user, 4, 0);
	expect("CCCCU");
	memset(kernel, 1, 8);
	k20_copy(kernel, user, 5, 1);
	ck_assert_mem_eq(bytes, "\1\1\1\1\1uuu", 8);
	ck_assert_uint_eq(k20_get_put(user), 0x01010102);
	ck_assert_int_eq(bytes[4], 2);
}
END_TEST

static void copy_blindly(void *arg)
{
	k20_copy(kernel, *(unsigned long *)arg, 8, 0);
}

START_TEST(copies_of_2_0_that_fault_are_the_end)
{
	unsigned long user = before_edge(4);
	struct machine_end end;

	machine_oopses(CF_OOPS_PAGE, copy_blindly, &user, &end);
}
END_TEST

/* Zeroed after a fault, left alone after a refusal. */
START_TEST(copy_from_user_of_2_2_zeroes_after_a_fault_only)
{
	reset();
	ck_assert_int_eq(k22_copy_from_user(kernel, before_edge(3), 8), 5);
	expect("CCCZZZZZU");
	reset();
	ck_assert_int_eq(k22_copy_from_user(kernel, cf_task_size - 4, 8), 8);
	expect("UUUUUUUUU");
}
END_TEST

START_TEST(ret_macros_of_2_2_return_from_the_caller)
{
	ck_assert_int_eq(k22_ret(before_edge(3)), -77);
	ck_assert_int_eq(k22_ret(before_edge(4)), 0x75757575);
}
END_TEST

START_TEST(unchecked_copies_zeroed_the_tail_up_to_4_11)
{
	reset();
	ck_assert_int_eq(k411_from(kernel, before_edge(3), 7), 4);
	expect("CCCZZZZU");
}
END_TEST

/* 10 bytes are a move of 8 and one of 2. */
START_TEST(constant_sizes_up_to_5_6_move_in_parts)
{
	static const struct {
		unsigned long good, residue;
	} parts[] = { { 0, 10 }, { 7, 10 }, { 8, 2 }, { 9, 2 }, { 10, 0 } };

	for (int i = 0; i < 5; i++) {
		unsigned long user = before_edge(parts[i].good);
		unsigned long done = 10 - parts[i].residue;
		const unsigned char *bytes = (void *)(user + cf_user_delta);

		reset();
		ck_assert_int_eq(k55_from_10(kernel, user), parts[i].residue);
		expect(&"CCCCCCCCCCU"[10 - done]);
		memset(kernel, 'k', 10);
		ck_assert_int_eq(k55_to_10(user, kernel), parts[i].residue);
		for (unsigned long b = 0; b < parts[i].good; b++)
			ck_assert_int_eq(bytes[b], b < done ? 'k' : 'u');
	}
}
END_TEST

/* The injector's stop at byte K gives what a page edge there does. */
START_TEST(constant_sizes_stopped_by_the_injector_move_in_parts)
{
	unsigned long user = cf_ubuf_new(10, 'u');

	reset();
	cf_arm("*/__copy_from_user midcopy@9");
	ck_assert_int_eq(k55_from_10(kernel, user), 2);
	CF_ASSERT_FAULT_FIRED();
	expect("CCCCCCCCUU");
	memset(kernel, 'k', 10);
	cf_arm("*/__copy_to_user midcopy@9");
	ck_assert_int_eq(k55_to_10(user, kernel), 2);
	CF_ASSERT_FAULT_FIRED();
	ck_assert_mem_eq(cf_ubuf_ptr(user), "kkkkkkkkuu", 10);
}
END_TEST

/* Either side stops it. */
START_TEST(copy_in_user_stops_at_the_first_bad_byte_of_either_side)
{
	unsigned long good = machine_map(1, RW, 'g');

	ck_assert_int_eq(k55_in_user(good, before_edge(5), 8), 3);
	ck_assert_mem_eq(cf_user_ptr(good, 8), "uuuuuggg", 8);
	ck_assert_int_eq(k55_in_user(before_edge(6), good, 8), 2);
	ck_assert_int_eq(k55_in_user(cf_task_size - 1, good, 2), 2);
}
END_TEST

static const struct {
	enum cf_oops_reason reason;
	void (*step)(void *arg);
	const char *text;
} refusals[] = {
	{ CF_OOPS_BUG, k61_object, "(offset 50, size 51)" },
	{ CF_OOPS_BUG, k61_null, "null address" },
	{ CF_OOPS_BUG, k61_code, "kernel text" },
	{ CF_OOPS_USER_DEREF, k61_unsafe_outside, "user_access_begin" },
};

START_TEST(copies_that_leave_their_object_are_an_oops)
{
	unsigned long user = machine_map(1, RW, 'u');
	struct machine_end end;

	machine_oopses(refusals[_i].reason, refusals[_i].step, &user, &end);
	ck_assert_msg(strstr(end.text, refusals[_i].text), "%s", end.text);
}
END_TEST

START_TEST(arguments_are_evaluated_once)
{
	ck_assert_uint_eq(k61_once(machine_map(1, RW, 'u')), 111);
}
END_TEST

START_TEST(copy_into_an_array_that_is_too_small_moves_nothing)
{
	unsigned long user = machine_map(1, RW, 'u');

	ck_assert_uint_eq(k61_too_small(user, 8), 0);
	ck_assert_uint_eq(k61_too_small(user, 9), 9);
}
END_TEST

/* |..read only..|..writable..|  not mapped */
START_TEST(pinned_pages_are_those_that_allow_it)
{
	unsigned long user = machine_map(2, RW, 'u');

	cf_mm_protect(user, CF_PAGE_SIZE, CF_VM_READ);
	cf_mm_evict(user, 2 * CF_PAGE_SIZE);
	ck_assert_int_eq(k61_pin(user + 7, 0, 1), 1);
	ck_assert(cf_mm_is_present(user));
	ck_assert_int_eq(k61_pin(user, 0, 4), 2);
	ck_assert_int_eq(k61_pin(user, 1, 2), -EFAULT);
	ck_assert_int_eq(k61_pin(user + CF_PAGE_SIZE, 1, 1), 1);
	ck_assert_int_eq(*(char *)cf_user_ptr(user + CF_PAGE_SIZE, 1), 'p');
	ck_assert_int_eq(k61_pin(user, 1, 0), 0);
}
END_TEST

START_TEST(kernel_nofault_reads_kernel_memory_alone)
{
	static long value = 1234;

	ck_assert_int_eq(k61_kernel_nofault((unsigned long)&value), 1234);
	ck_assert_int_eq(k61_kernel_nofault(cf_user_base), -ERANGE);
	ck_assert_int_eq(k61_kernel_nofault(1UL << 63), -ERANGE);
	ck_assert_int_eq(k61_kernel_nofault(-(1UL << 47)), -EFAULT);
}
END_TEST

START_TEST(number_from_user_is_cut_to_what_its_type_can_hold)
{
	unsigned long user = machine_map(1, RW, '1');
	unsigned int value = 0;
	char *text = cf_user_ptr(user, 64);

	memcpy(text, "0x10\n", 5);
	ck_assert_int_eq(k61_number(user, 5, &value), 0);
	ck_assert_uint_eq(value, 16);
	ck_assert_int_eq(k61_number(user, 6, &value), -EINVAL);
	memset(text, '0', 64);
	text[33] = '7';
	text[34] = 'x';		/* not looked at */
	ck_assert_int_eq(k61_number(user, 64, &value), 0);
	ck_assert_uint_eq(value, 7);
	ck_assert_int_eq(k61_number(before_edge(1), 2, &value), -EFAULT);
}
END_TEST

static Suite *eras_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/eras");
	TCase *tcase = cf_check_case(suite, "eras");

	tcase_add_test(tcase, verify_area_of_2_0_knows_the_mappings);
	tcase_add_test(tcase, copies_of_2_0_move_and_return_nothing);
	tcase_add_test(tcase, copies_of_2_0_that_fault_are_the_end);
	tcase_add_test(tcase, copy_from_user_of_2_2_zeroes_after_a_fault_only);
	tcase_add_test(tcase, ret_macros_of_2_2_return_from_the_caller);
	tcase_add_test(tcase, unchecked_copies_zeroed_the_tail_up_to_4_11);
	tcase_add_test(tcase, constant_sizes_up_to_5_6_move_in_parts);
	tcase_add_test(tcase,
		constant_sizes_stopped_by_the_injector_move_in_parts);
	tcase_add_test(tcase,
		copy_in_user_stops_at_the_first_bad_byte_of_either_side);
	tcase_add_loop_test(tcase, copies_that_leave_their_object_are_an_oops,
			    0, 4);
	tcase_add_test(tcase, arguments_are_evaluated_once);
	tcase_add_test(tcase,
		copy_into_an_array_that_is_too_small_moves_nothing);
	tcase_add_test(tcase, pinned_pages_are_those_that_allow_it);
	tcase_add_test(tcase, kernel_nofault_reads_kernel_memory_alone);
	tcase_add_test(tcase,
		number_from_user_is_cut_to_what_its_type_can_hold);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, eras_suite());
}
