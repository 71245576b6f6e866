// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Strings from user space: what is copied, what is measured, and that a fault
 * in a byte that is not needed never shows. Host-side.
 */
#include <errno.h>
#include <string.h>

#include <copyfault/fault.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "prims_k.h"

#define OLD 0xa5
#define LENGTH_MAX 70
#define LONG 20000

static char to[LENGTH_MAX + 32];

static long copy(unsigned long user, long count)
{
	memset(to, OLD, sizeof(to));
	return k_prim(CF_PRIM_strncpy_from_user, to, user, count);
}

static long measure(unsigned long user, long count)
{
	return k_prim(CF_PRIM_strnlen_user, NULL, user, count);
}

static char letter(unsigned long i)
{
	return 'a' + i % 26;
}

/* @length letters and a NUL that end at the user address @end. */
static unsigned long put_string(unsigned long end, unsigned long length)
{
	unsigned long start = end - length - 1;
	char *s = cf_user_ptr(start, length + 1);

	for (unsigned long i = 0; i < length; i++)
		s[i] = letter(i);
	s[length] = '\0';
	return start;
}

static void check_copied(long got, unsigned long length, unsigned long count)
{
	CF_ASSERT_INT_EQ(got, length < count ? length : count);
	for (unsigned long i = 0; i < length && i < count; i++)
		CF_ASSERT_INT_EQ(to[i], letter(i));
	if (length < count)
		CF_ASSERT_INT_EQ(to[length], 0);
	for (unsigned long i = count; i < sizeof(to); i++)
		CF_ASSERT_INT_EQ((unsigned char)to[i], OLD);
}

/*
 * |...page...[string NUL]| not mapped
 * Words are read, yet what lies past the NUL is not needed. Every length has
 * its own alignment; every count, shorter ones too.
 */
START_TEST(string_that_ends_at_a_page_edge_is_copied)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 'X');

	for (unsigned long n = 0; n <= LENGTH_MAX; n++) {
		unsigned long u = put_string(page + CF_PAGE_SIZE, n);

		for (unsigned long count = 1; count < LENGTH_MAX + 9; count++) {
			cf_case("length %lu, count %lu", n, count);
			check_copied(copy(u, count), n, count);
		}
	}
}
END_TEST

START_TEST(string_that_ends_at_a_page_edge_is_measured)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 'X');

	for (unsigned long n = 0; n <= LENGTH_MAX; n++) {
		unsigned long u = put_string(page + CF_PAGE_SIZE, n);

		for (unsigned long count = 1; count < LENGTH_MAX + 9; count++) {
			long got = measure(u, count);

			cf_case("length %lu, count %lu", n, count);
			if (n < count)
				CF_ASSERT_INT_EQ(got, n + 1);
			else	/* any number that is larger than count */
				ck_assert_int_gt(got, count);
		}
	}
}
END_TEST

/* No NUL before the page ends: -EFAULT and 0, unless the count ends first. */
START_TEST(string_without_end_faults_at_the_page_edge)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 'X');

	for (unsigned long room = 0; room < 40; room++) {
		unsigned long u = page + CF_PAGE_SIZE - room;

		for (unsigned long count = 1; count < 48; count++) {
			cf_case("room %lu, count %lu", room, count);
			CF_ASSERT_INT_EQ(copy(u, count), count <= room ?
					 (long)count : -EFAULT);
			if (count <= room && room)
				ck_assert_int_gt(measure(u, count), count);
			else if (room < count)
				CF_ASSERT_INT_EQ(measure(u, count), 0);
		}
	}
}
END_TEST

START_TEST(string_of_no_count_is_no_access)
{
	machine_counts();
	ck_assert_int_eq(copy(0, 0), 0);
	ck_assert_int_eq(copy(0, -1), 0);
	ck_assert_int_eq(measure(0, 0), 0);
	ck_assert_int_eq(measure(0, -5), 0);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
}
END_TEST

START_TEST(string_outside_the_user_range_is_refused)
{
	const unsigned long bad[] = {
		cf_task_size, (unsigned long)to, 1UL << 63, -1UL,
	};

	machine_counts();
	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_int_eq(copy(bad[i], 8), -EFAULT);
		ck_assert_int_eq(measure(bad[i], 8), 0);
	}
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	ck_assert_int_eq(copy(0, 8), -EFAULT);
	ck_assert_int_eq(measure(0, 8), 0);
}
END_TEST

/*
 *	|...last page of user space...[string]| the limit
 * A NUL before the limit is found; a string that runs on is -EFAULT, although
 * no byte of it was missing.
 */
START_TEST(string_over_the_address_limit_is_efault)
{
	unsigned long page = cf_task_size - CF_PAGE_SIZE;
	unsigned long u;

	ck_assert_int_eq(cf_mm_map(page, CF_PAGE_SIZE,
				   CF_VM_READ | CF_VM_WRITE), page);
	u = put_string(cf_task_size, 20);
	check_copied(copy(u, 64), 20, 64);
	ck_assert_int_eq(measure(u, 64), 21);
	memset(cf_user_ptr(u, 21), 'X', 21);
	ck_assert_int_eq(copy(u, 64), -EFAULT);
	ck_assert_int_eq(measure(u, 64), 0);
	ck_assert_int_eq(copy(u, 21), 21);
	ck_assert_int_gt(measure(u, 21), 21);
}
END_TEST

/* A stop behind the NUL: that byte is never looked at. */
START_TEST(stop_behind_the_end_of_a_string_does_not_fire)
{
	unsigned long u = cf_ubuf_new(64, 'X');

	strcpy(cf_ubuf_ptr(u), "0123456789012345678");
	for (int at = 24; at < 64; at++) {
		cf_arm("*/strncpy_from_user midcopy@%d", at);
		CF_ASSERT_INT_EQ(copy(u, 64), 19);
		CF_ASSERT_INT_EQ(cf_fault_fired(), 0);
		cf_arm("*/strnlen_user midcopy@%d", at);
		CF_ASSERT_INT_EQ(measure(u, 64), 20);
		CF_ASSERT_INT_EQ(cf_fault_fired(), 0);
	}
}
END_TEST

static const struct {
	const char *name;
	unsigned int prim;
} both[] = {
	{ "strncpy_from_user", CF_PRIM_strncpy_from_user },
	{ "strnlen_user", CF_PRIM_strnlen_user },
};

/*
 * The page of byte K comes in once, however long the string goes on after it,
 * pages further than the guard page of the window reaches.
 */
START_TEST(absent_page_in_a_long_string_is_serviced_once)
{
	static const unsigned long at[] = { 0, 1, 7, 8, 37, 4096, 19999 };
	static char big[LONG + 1];
	unsigned long u = cf_ubuf_new(LONG + 1, 'X');
	char *s = cf_ubuf_ptr(u);
	int strnlen_too = both[_i].prim == CF_PRIM_strnlen_user;

	for (unsigned long i = 0; i < LONG; i++)
		s[i] = letter(i);
	s[LONG] = '\0';
	for (unsigned int i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		cf_arm("*/%s notpresent@%lu", both[_i].name, at[i]);
		memset(big, OLD, sizeof(big));
		machine_counts();
		CF_ASSERT_INT_EQ(k_prim(both[_i].prim, big, u, LONG + 1),
				 LONG + strnlen_too);
		CF_ASSERT_FAULT_FIRED();
		CF_ASSERT_INT_EQ(machine_counts().serviced, 1);
		if (!strnlen_too)
			CF_ASSERT_MEM_EQ(big, s, LONG + 1);
	}
}
END_TEST

/* What another thread changes meanwhile is changed once, not at every word. */
START_TEST(byte_changed_while_a_page_comes_in_changes_once)
{
	unsigned long u = cf_ubuf_new(101, 'a');
	char *s = cf_ubuf_ptr(u);

	for (int at = 0; at <= 60; at++) {
		memset(s, 'a', 100);
		s[100] = '\0';
		cf_arm("*/strncpy_from_user notpresent@%d then flip(70,0x20)",
			  at);
		memset(to, OLD, sizeof(to));
		CF_ASSERT_INT_EQ(copy(u, 90), 90);
		CF_ASSERT_FAULT_FIRED();
		for (int i = 0; i < 90; i++)
			CF_ASSERT_INT_EQ(to[i], i == 70 ? 'A' : 'a');
		CF_ASSERT_INT_EQ(s[70], 'A');
	}
}
END_TEST

START_TEST(string_of_an_evicted_page_is_brought_in)
{
	unsigned long u = cf_ubuf_new(2 * CF_PAGE_SIZE, 'x');

	((char *)cf_ubuf_ptr(u))[CF_PAGE_SIZE + 10] = '\0';
	cf_mm_evict(u, 2 * CF_PAGE_SIZE);
	machine_counts();
	ck_assert_int_eq(measure(u + CF_PAGE_SIZE - 10, 100), 21);
	MACHINE_ASSERT_FAULTS(2, 2, 0);
	cf_mm_evict(u, 2 * CF_PAGE_SIZE);
	cf_context()->preempt++;
	ck_assert_int_eq(measure(u + CF_PAGE_SIZE - 10, 100), 0);
	ck_assert_int_eq(copy(u + CF_PAGE_SIZE - 10, 90), -EFAULT);
	cf_context()->preempt--;
	ck_assert_int_eq(copy(u + CF_PAGE_SIZE - 10, 90), 20);
}
END_TEST

/* Nothing is left allocated by a duplicate that failed. */
START_TEST(strndup_user_duplicates_or_says_why_not)
{
	unsigned long u = cf_ubuf_string("sixteen letters.");

	cf_mark();
	memset(to, OLD, sizeof(to));
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, u, 17), 0);
	ck_assert_str_eq(to, "sixteen letters.");
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, u, 100), 0);
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, u, 16), -EINVAL);
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, 0, 16), -EFAULT);
	/* The string is measured, then copied: the copy is the second. */
	cf_arm("*/strndup_user#2 midcopy@5");
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, u, 17), -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_BALANCED();
}
END_TEST

/* The copy ends in a NUL although the string lost its own in between. */
START_TEST(strndup_user_of_a_string_that_grows_is_terminated)
{
	unsigned long u = cf_ubuf_string("abc");

	memset(to, OLD, sizeof(to));
	cf_arm("*/strndup_user#2 notpresent@0 then flip(3,0x41)");
	ck_assert_int_eq(k_prim(CF_PRIM_strndup_user, to, u, 17), 0);
	CF_ASSERT_FAULT_FIRED();
	ck_assert_str_eq(to, "abc");
}
END_TEST

static Suite *string_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/string");
	TCase *edge = cf_check_case(suite, "edge");
	TCase *stops = cf_check_case(suite, "stops");
	TCase *dup = cf_check_case(suite, "dup");

	tcase_add_test(edge, string_that_ends_at_a_page_edge_is_copied);
	tcase_add_test(edge, string_that_ends_at_a_page_edge_is_measured);
	tcase_add_test(edge, string_without_end_faults_at_the_page_edge);
	tcase_add_test(edge, string_of_no_count_is_no_access);
	tcase_add_test(edge, string_outside_the_user_range_is_refused);
	tcase_add_test(edge, string_over_the_address_limit_is_efault);
	tcase_add_test(stops, stop_behind_the_end_of_a_string_does_not_fire);
	tcase_add_loop_test(stops,
		absent_page_in_a_long_string_is_serviced_once, 0, 2);
	tcase_add_test(stops, byte_changed_while_a_page_comes_in_changes_once);
	tcase_add_test(stops, string_of_an_evicted_page_is_brought_in);
	tcase_add_test(dup, strndup_user_duplicates_or_says_why_not);
	tcase_add_test(dup, strndup_user_of_a_string_that_grows_is_terminated);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, string_suite());
}
