// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The law of iterators: counts, not residues; stop in the first short
 * segment; advanced by what was copied; nothing zeroed. Host-side.
 *
 *   user   |..seg0: 8..|   |..seg1: 0..|   |..seg2: 16..|
 *   fault at every byte of the 24.
 */
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include <cf_mm.h>
#include <cf_syscall.h>

#include "iov_iter_k.h"

#define LEN0 8
#define LEN2 16
#define TOTAL (LEN0 + LEN2)

static unsigned long ubuf;
static unsigned long base[3], len[3] = { LEN0, 0, LEN2 };
/* Kernel memory lies above every user address: static storage does. */
static unsigned char kbuf[64];

static void setup(void)
{
	ck_assert_int_eq(cf_boot(), 0);
	ubuf = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	base[0] = ubuf;
	base[1] = ubuf + 100;
	base[2] = ubuf + 200;
	memset(cf_user_ptr(ubuf, CF_PAGE_SIZE), 'u', CF_PAGE_SIZE);
	for (unsigned int i = 0; i < sizeof(kbuf); i++)
		kbuf[i] = i;
}

static unsigned long user_address(unsigned int byte)
{
	return byte < LEN0 ? base[0] + byte : base[2] + byte - LEN0;
}

static unsigned char user_byte(unsigned int byte)
{
	return *(unsigned char *)cf_user_ptr(user_address(byte), 1);
}

START_TEST(copy_crosses_segments)
{
	iov_iter_k_start(0, base, len, 3);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf, 5), 5);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf + 5, 10), 10);
	ck_assert_uint_eq(iov_iter_k_count(), TOTAL - 15);
	/* More than is left is cut. */
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf + 15, 40), 9);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf, 1), 0);
	for (unsigned int i = 0; i < TOTAL; i++)
		ck_assert_uint_eq(user_byte(i), i);
	ck_assert_uint_eq(*(char *)cf_user_ptr(ubuf + LEN0, 1), 'u');
}
END_TEST

/* A hole at each byte in turn, both directions. */
START_TEST(copy_stops_at_hole)
{
	unsigned char in[64];

	for (unsigned int k = 0; k < TOTAL; k++) {
		cf_mm_holes_clear();
		ck_assert_int_eq(cf_mm_hole_add(user_address(k), 1), 0);
		iov_iter_k_start(0, base, len, 3);
		ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf, TOTAL),
				  k);
		ck_assert_uint_eq(iov_iter_k_count(), TOTAL - k);

		memset(in, 0xee, sizeof(in));
		iov_iter_k_start(1, base, len, 3);
		ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_FROM, in, TOTAL),
				  k);
		ck_assert_uint_eq(iov_iter_k_count(), TOTAL - k);
		/* No byte after the last good one was touched. */
		for (unsigned int i = k; i < sizeof(in); i++)
			ck_assert_uint_eq(in[i], 0xee);
	}
	cf_mm_holes_clear();
}
END_TEST

START_TEST(full_reverts_but_bytes_stay)
{
	unsigned char in[TOTAL];

	memset(in, 0xee, sizeof(in));
	cf_mm_hole_add(user_address(10), 1);
	iov_iter_k_start(1, base, len, 3);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_FROM_FULL, in, TOTAL), 0);
	ck_assert_uint_eq(iov_iter_k_count(), TOTAL);
	ck_assert_uint_eq(in[9], 'u');
	ck_assert_uint_eq(in[10], 0xee);
	cf_mm_holes_clear();
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_FROM_FULL, in, TOTAL), 1);
	ck_assert_uint_eq(iov_iter_k_count(), 0);
}
END_TEST

/* For every split: advance there, back, and copy as if nothing had been. */
START_TEST(revert_undoes_advance)
{
	for (unsigned int k = 0; k <= TOTAL; k++) {
		iov_iter_k_start(0, base, len, 3);
		iov_iter_k_run(IOV_ITER_K_ADVANCE, NULL, k);
		ck_assert_uint_eq(iov_iter_k_count(), TOTAL - k);
		iov_iter_k_run(IOV_ITER_K_REVERT, NULL, k);
		ck_assert_uint_eq(iov_iter_k_count(), TOTAL);
		ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf, TOTAL),
				  TOTAL);
		for (unsigned int i = 0; i < TOTAL; i++)
			ck_assert_uint_eq(user_byte(i), i);
	}
}
END_TEST

START_TEST(zero_counts_and_advances)
{
	iov_iter_k_start(0, base, len, 3);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_ZERO, NULL, 12), 12);
	ck_assert_uint_eq(user_byte(11), 0);
	ck_assert_uint_eq(user_byte(12), 'u');
	ck_assert_uint_eq(iov_iter_k_count(), TOTAL - 12);
}
END_TEST

/* A segment outside the user range copies nothing, and nothing after it. */
START_TEST(segment_out_of_range_stops)
{
	base[2] = cf_task_size - 4;
	iov_iter_k_start(0, base, len, 3);
	ck_assert_uint_eq(iov_iter_k_run(IOV_ITER_K_TO, kbuf, TOTAL), LEN0);
	ck_assert_uint_eq(iov_iter_k_count(), LEN2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("iov_iter");
	TCase *tcase = tcase_create("iov_iter");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, copy_crosses_segments);
	tcase_add_test(tcase, copy_stops_at_hole);
	tcase_add_test(tcase, full_reverts_but_bytes_stay);
	tcase_add_test(tcase, revert_undoes_advance);
	tcase_add_test(tcase, zero_counts_and_advances);
	tcase_add_test(tcase, segment_out_of_range_stops);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
