// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What is built on user copies and has laws of its own: numbers, fifos of
 * elements and records, card memory, pinned pages, iterators. Host-side.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "built_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)

/* |......page.....[good bytes| not mapped */
static unsigned long before_edge(unsigned long good)
{
	return machine_map(1, RW, 'u') + CF_PAGE_SIZE - good;
}

static unsigned long user_text(const char *text, unsigned long n)
{
	unsigned long at = before_edge(n);

	memcpy((void *)(at + cf_user_delta), text, n);
	return at;
}

/* @bits of the type, the largest and smallest text, one more and one less. */
static const struct {
	int bits;
	const char *max, *past_max, *min, *past_min;
} numbers[BUILT_BOOL] = {
	[BUILT_ULL] = { 64, "18446744073709551615", "18446744073709551616",
			"0", "-1" },
	[BUILT_LL] = { 64, "9223372036854775807", "9223372036854775808",
		       "-9223372036854775808", "-9223372036854775809" },
	[BUILT_UL] = { 64, "18446744073709551615", "18446744073709551616",
		       "0", "-1" },
	[BUILT_L] = { 64, "9223372036854775807", "9223372036854775808",
		      "-9223372036854775808", "-9223372036854775809" },
	[BUILT_UINT] = { 32, "4294967295", "4294967296", "0", "-1" },
	[BUILT_INT] = { 32, "2147483647", "2147483648", "-2147483648",
			"-2147483649" },
	[BUILT_U16] = { 16, "65535", "65536", "0", "-1" },
	[BUILT_S16] = { 16, "32767", "32768", "-32768", "-32769" },
	[BUILT_U8] = { 8, "255", "256", "0", "-1" },
	[BUILT_S8] = { 8, "127", "128", "-128", "-129" },
};

static int parse(int type, const char *text, long long *value)
{
	return built_number(type, user_text(text, strlen(text)), strlen(text),
			    value);
}

START_TEST(number_from_user_keeps_to_its_type)
{
	long long value = 0;

	ck_assert_int_eq(parse(_i, numbers[_i].max, &value), 0);
	ck_assert_uint_eq(value, strtoull(numbers[_i].max, NULL, 10));
	ck_assert_int_eq(parse(_i, numbers[_i].past_max, &value), -ERANGE);
	ck_assert_int_eq(parse(_i, numbers[_i].min, &value), 0);
	ck_assert_int_eq(value, strtoll(numbers[_i].min, NULL, 10));
	ck_assert_int_eq(parse(_i, numbers[_i].past_min, &value),
			 numbers[_i].min[0] == '-' ? -ERANGE : -EINVAL);
	ck_assert_int_eq(parse(_i, "1x", &value), -EINVAL);
}
END_TEST

/* A sign, the digits in base 2 and a newline are read; no more is. */
START_TEST(number_from_user_is_clipped_without_a_word)
{
	unsigned long room = 1 + numbers[_i].bits + 1;
	unsigned long user = before_edge(room);
	long long value = 0;

	memset((void *)(user + cf_user_delta), '0', room);
	*(char *)(user + cf_user_delta + room - 1) = '7';
	ck_assert_int_eq(built_number(_i, user, room + 50, &value), 0);
	ck_assert_int_eq(value, 7);
	ck_assert_int_eq(built_number(_i, user + 1, room, &value), -EFAULT);
	ck_assert_int_eq(built_number(_i, user, 0, &value), -EINVAL);
}
END_TEST

START_TEST(bool_from_user_reads_three_letters)
{
	long long value = 0;

	ck_assert_int_eq(built_number(BUILT_BOOL, user_text("yes", 3), 99,
				      &value), 0);
	ck_assert_int_eq(value, 1);
	ck_assert_int_eq(built_number(BUILT_BOOL, user_text("ye", 2), 3,
				      &value), -EFAULT);
	ck_assert_int_eq(parse(BUILT_BOOL, "off", &value), 0);
	ck_assert_int_eq(value, 0);
	ck_assert_int_eq(parse(BUILT_BOOL, "maybe", &value), -EINVAL);
}
END_TEST

/*
 * Elements of four bytes, those that arrived whole count, at every byte and
 * with the ring wrapping after 0 to 7 of them. Five fit into 22 bytes.
 */
START_TEST(fifo_moves_whole_elements_even_when_it_fails)
{
	struct built_fifo r;

	for (unsigned long good = 0; good <= 20; good++) {
		int ret = good < 20 ? -EFAULT : 0;

		built_fifo_from(_i, before_edge(good), 22, &r);
		ck_assert_int_eq(r.ret, ret);
		ck_assert_uint_eq(r.copied, good / 4 * 4);
		ck_assert_uint_eq(r.len, good / 4);
		built_fifo_to(_i, before_edge(good), 22, &r);
		ck_assert_int_eq(r.ret, ret);
		ck_assert_uint_eq(r.copied, good / 4 * 4);
		ck_assert_uint_eq(r.len, 8 - good / 4);
	}
}
END_TEST

/* A record arrives whole or not at all, and stays when it does not leave. */
START_TEST(fifo_of_records_moves_all_or_nothing)
{
	struct built_fifo r;

	for (unsigned long good = 0; good <= 5; good++) {
		int is_all = good == 5;

		built_record_from(before_edge(good), 5, &r);
		ck_assert_int_eq(r.ret, is_all ? 0 : -EFAULT);
		ck_assert_uint_eq(r.copied, is_all ? 5 : 0);
		ck_assert_uint_eq(r.len, is_all ? 6 : 0);
		built_record_to(before_edge(good), 5, &r);
		ck_assert_int_eq(r.ret, is_all ? 0 : -EFAULT);
		ck_assert_uint_eq(r.copied, is_all ? 5 : 0);
		ck_assert_uint_eq(r.len, is_all ? 0 : 6);
	}
	built_record_from(before_edge(64), 64, &r);	/* and a length byte */
	ck_assert_int_eq(r.ret, 0);
	ck_assert_uint_eq(r.copied, 0);
}
END_TEST

/* |256|256|88|: what comes goes in pieces, what leaves goes byte by byte. */
START_TEST(card_memory_moves_in_pieces)
{
	static unsigned char card[600];
	static const unsigned long goods[] = { 0, 255, 256, 300, 512, 599 };

	for (int i = 0; i < 6; i++) {
		unsigned long good = goods[i], user = before_edge(good);
		unsigned char *bytes = (void *)(user + cf_user_delta);

		memset(card, 'c', sizeof(card));
		ck_assert_int_eq(built_to_card(card, user, 600), -EFAULT);
		for (unsigned long b = 0; b < 600; b++)
			ck_assert_int_eq(card[b], b < good / 256 * 256 ?
						  'u' : 'c');
		memset(card, 'c', sizeof(card));
		ck_assert_int_eq(built_from_card(user, card, 600), -EFAULT);
		for (unsigned long b = 0; b < good; b++)
			ck_assert_int_eq(bytes[b], 'c');
	}
	ck_assert_int_eq(built_to_card(card, before_edge(600), 600), 0);
	ck_assert_int_eq(card[599], 'u');
	ck_assert_int_eq(built_from_card(before_edge(600), card, 600), 0);
}
END_TEST

START_TEST(pinned_pages_are_counted_until_dropped)
{
	unsigned long user = machine_map(3, RW, 'u');

	ck_assert_int_eq(built_pin(user, 1, 3, 1), 2);
	ck_assert_int_eq(built_pin(user, 0, 1, 1), 2);
	ck_assert_int_eq(built_pin(user, 1, 4, 3), 2);	/* three are there */
	ck_assert_int_eq(built_pin(user + 3 * CF_PAGE_SIZE, 0, 1, 0), -EFAULT);
}
END_TEST

START_TEST(page_unpinned_too_often_is_warned_of)
{
	static char text[1 << 16];

	built_unpin_twice(machine_map(1, RW, 'u'));
	text[cf_log_read(0, text, sizeof(text) - 1)] = '\0';
	ck_assert_ptr_ne(strstr(text, "more user pages unpinned than pinned"),
			 NULL);
}
END_TEST

START_TEST(user_page_functions_touch_kernel_pages_alone)
{
	machine_counts();
	ck_assert_int_eq(built_user_pages(), 1);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
}
END_TEST

/* |4 bytes|  |...page...[5|page| not mapped: bytes from the bad page on. */
START_TEST(iterator_is_faulted_in_up_to_the_first_bad_page)
{
	unsigned long first = machine_map(1, RW, 'u');
	unsigned long user = machine_map(2, RW, 'u') + CF_PAGE_SIZE - 5;

	cf_mm_evict(user & ~(CF_PAGE_SIZE - 1), 2 * CF_PAGE_SIZE);
	for (int write = 0; write < 2; write++) {
		ck_assert_uint_eq(built_fault_in(first, user, 10, write), 0);
		ck_assert_uint_eq(built_fault_in(first, user,
						 5 + CF_PAGE_SIZE + 9, write),
				  9);
	}
	ck_assert(cf_mm_is_present(user + CF_PAGE_SIZE));
	cf_mm_protect(user & ~(CF_PAGE_SIZE - 1), CF_PAGE_SIZE, CF_VM_READ);
	ck_assert_uint_eq(built_fault_in(first, user, 10, 0), 0);
	ck_assert_uint_eq(built_fault_in(first, user, 10, 1), 10);
}
END_TEST

/* Copied times 100, plus what is left. Kernel memory has no limit to obey. */
START_TEST(iterator_of_kernel_memory_and_of_one_buffer)
{
	char from[] = "kernel", to[8] = "";

	ck_assert_uint_eq(built_iter(BUILT_KVEC, (unsigned long)from, 6, to),
			  600);
	ck_assert_str_eq(to, "kernel");
	ck_assert_uint_eq(built_iter(BUILT_UBUF, before_edge(4), 7, to), 403);
	ck_assert_str_eq(to, "uuuuel");
	ck_assert_uint_eq(built_iter(BUILT_UBUF, (unsigned long)from, 6, to),
			  6);
}
END_TEST

/* One byte more than all there is wraps to none, and the copy says no. */
START_TEST(memdup_user_nul_of_a_size_that_wraps_is_efault)
{
	unsigned long user = before_edge(8);

	ck_assert_int_eq(built_memdup_nul(user, -1UL), -EFAULT);
	ck_assert_int_eq(built_memdup_nul(user, 9), -EFAULT);
	ck_assert_int_eq(built_memdup_nul(user, 8), 0);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/built");
	TCase *tcase = cf_check_case(suite, "built");

	tcase_add_loop_test(tcase, number_from_user_keeps_to_its_type,
			    0, BUILT_BOOL);
	tcase_add_loop_test(tcase, number_from_user_is_clipped_without_a_word,
			    0, BUILT_BOOL);
	tcase_add_test(tcase, bool_from_user_reads_three_letters);
	tcase_add_loop_test(tcase,
			    fifo_moves_whole_elements_even_when_it_fails, 0, 8);
	tcase_add_test(tcase, fifo_of_records_moves_all_or_nothing);
	tcase_add_test(tcase, card_memory_moves_in_pieces);
	tcase_add_test(tcase, pinned_pages_are_counted_until_dropped);
	tcase_add_test(tcase, page_unpinned_too_often_is_warned_of);
	tcase_add_test(tcase, user_page_functions_touch_kernel_pages_alone);
	tcase_add_test(tcase, iterator_is_faulted_in_up_to_the_first_bad_page);
	tcase_add_test(tcase, iterator_of_kernel_memory_and_of_one_buffer);
	tcase_add_test(tcase, memdup_user_nul_of_a_size_that_wraps_is_efault);
	return cf_check_main(argc, argv, suite);
}
