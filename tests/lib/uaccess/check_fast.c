// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies that nobody interferes with, by every width of vector: fast, and as
 * exact as any other.
 *
 *	source  |.....page.....|.....page.....[k bytes|n - k]  not mapped
 *
 * k bytes arrive, the residue is n - k, nothing behind them is touched but by
 * the zeroing of copy_from_user(), and it took one SIGSEGV; none when k is n.
 * A page that is absent is brought in without a trace. Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_cpu.h"
#include "cf_mm.h"

#include "../machine.h"
#include "prims_k.h"

#define PAGES 4
#define USER_SIZE (PAGES * CF_PAGE_SIZE)
#define MARGIN 64
#define OLD 0xa5

static unsigned char kernel[MARGIN + USER_SIZE + 2 * MARGIN]
	__attribute__((aligned(64)));
static unsigned char pattern[USER_SIZE], want[sizeof(kernel)];
static unsigned long user, end, room, cases;
static unsigned char *alias;

static const int vectors[] = { 0, 32, 64 };
#define VECTORS (int)(sizeof(vectors) / sizeof(vectors[0]))

/* Sizes around every border between two ways to copy. */
static const unsigned long sizes[] = {
	0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 95, 96,
	97, 127, 128, 129, 159, 161, 191, 192, 193, 255, 256, 257, 319, 320,
	321, 383, 511, 512, 513, 640, 1000, 2048, 4095, 4096, 4097, 5000, 8191,
	8192, 8193,
};
#define SIZES (int)(sizeof(sizes) / sizeof(sizes[0]))

static void begin(unsigned long pages)
{
	room = pages * CF_PAGE_SIZE;
	user = machine_map(pages, CF_VM_READ | CF_VM_WRITE, 0);
	end = user + room;
	alias = cf_user_ptr(user, room);
	for (unsigned int i = 0; i < USER_SIZE; i++)
		pattern[i] = 1 + i * 37 % 251;
}

static void complain(unsigned int prim, unsigned long n, unsigned long k,
		     unsigned long shift, const char *what, unsigned long got)
{
	ck_abort_msg("%s of %lu bytes, %lu of them there, kernel buffer at %lu, vectors of %d: %s %lu",
		     cf_prims[prim].name, n, k, shift, cf_copy_vector, what,
		     got);
}

static void compare(unsigned int prim, unsigned long n, unsigned long k,
		    unsigned long shift, const unsigned char *got,
		    unsigned long size)
{
	if (!memcmp(got, want, size))
		return;
	for (unsigned long i = 0; i < size; i++)
		if (got[i] != want[i])
			complain(prim, n, k, shift, "wrong at offset", i);
}

/* What is looked at: the buffer with its margins, or all before the end. */
static void from_user(unsigned int prim, unsigned long n, unsigned long k,
		      unsigned long shift)
{
	unsigned char *to = kernel + MARGIN + shift;
	unsigned long size = shift + n + 2 * MARGIN;
	long residue;

	memcpy(alias, pattern, room);
	memset(kernel, OLD, size);
	memset(want, OLD, size);
	memcpy(want + MARGIN + shift, pattern + room - k, k);
	if (prim == CF_PRIM_copy_from_user)
		memset(want + MARGIN + shift + k, 0, n - k);
	residue = k_prim(prim, to, end - k, n);
	if (residue != (long)(n - k))
		complain(prim, n, k, shift, "residue", residue);
	compare(prim, n, k, shift, kernel, size);
}

static void to_user(unsigned int prim, unsigned long n, unsigned long k,
		    unsigned long shift)
{
	unsigned long margin = k + MARGIN < room ? MARGIN : 0;
	long residue;

	memset(alias, OLD, room);
	memcpy(kernel + MARGIN + shift, pattern, n);
	memset(want, OLD, margin);
	memcpy(want + margin, pattern, k);
	residue = k_prim(prim, kernel + MARGIN + shift, end - k, n);
	if (residue != (long)(n - k))
		complain(prim, n, k, shift, "residue", residue);
	compare(prim, n, k, shift, alias + room - k - margin, k + margin);
}

static void one(unsigned int prim, unsigned long n, unsigned long k,
		unsigned long shift)
{
	unsigned long before = cf_fault_counts.taken;

	if (cf_prims[prim].dir == CF_FROM_USER)
		from_user(prim, n, k, shift);
	else
		to_user(prim, n, k, shift);
	if (cf_fault_counts.taken - before != (k < n))
		complain(prim, n, k, shift, "SIGSEGVs:",
			 cf_fault_counts.taken - before);
	cases++;
}

static const unsigned int prims[] = {
	CF_PRIM_copy_from_user, CF_PRIM_copy_to_user,
	CF_PRIM___copy_from_user_inatomic, CF_PRIM___copy_to_user_inatomic,
};
#define PRIMS (int)(sizeof(prims) / sizeof(prims[0]))

/* Every byte of a short copy; of a long one those at its ends and a sample. */
static int is_looked_at(unsigned long n, unsigned long k)
{
	return n <= 700 || k < 140 || n - k < 140 || k % 61 == 0 ||
	       (k + 2) % CF_PAGE_SIZE < 4;
}

static void all_sizes(unsigned int prim)
{
	for (int s = 0; s < SIZES; s++)
		for (unsigned long k = 0; k <= sizes[s]; k++)
			if (is_looked_at(sizes[s], k))
				one(prim, sizes[s], k, k * 5 % 64);
}

static int too_wide(int vector, int widest)
{
	if (vector <= widest)
		return 0;
	printf("skip: this processor has no vectors of %d bytes\n", vector);
	return 1;
}

/* Pages of both parities end: borders of 4 KiB and of more. */
START_TEST(copies_stop_exactly_at_a_page_end_with_one_fault)
{
	int widest = cf_copy_vector;

	if (too_wide(vectors[_i], widest))
		return;
	cf_copy_vector = vectors[_i];
	cases = 0;
	for (unsigned long pages = PAGES - 1; pages <= PAGES; pages++) {
		begin(pages);
		for (int p = 0; p < PRIMS; p++)
			all_sizes(prims[p]);
	}
	cf_copy_vector = widest;
	printf("vectors of %d: %lu cases\n", vectors[_i], cases);
}
END_TEST

/* Every alignment of one side to the other, at one page end. */
START_TEST(copies_of_any_alignment_stop_exactly)
{
	int widest = cf_copy_vector;

	if (too_wide(vectors[_i], widest))
		return;
	begin(PAGES);
	cf_copy_vector = vectors[_i];
	for (int p = 0; p < 2; p++)
		for (unsigned long shift = 0; shift < 64; shift++)
			for (unsigned long k = 300; k < 364; k++) {
				one(prims[p], 600, k, shift);
				one(prims[p], k, k, shift);
			}
	cf_copy_vector = widest;
}
END_TEST

/* |present|absent|absent|present|: all arrives, each page faulted once. */
START_TEST(absent_pages_are_brought_in_on_the_way)
{
	int widest = cf_copy_vector;

	if (too_wide(vectors[_i], widest))
		return;
	begin(PAGES);
	cf_copy_vector = vectors[_i];
	for (unsigned long size = 4200; size < 12288; size += 97) {
		unsigned long pages = size > 2 * CF_PAGE_SIZE ? 2 : 1;

		memcpy(alias, pattern, USER_SIZE);
		memset(kernel, OLD, sizeof(kernel));
		ck_assert_int_eq(cf_mm_evict(user + CF_PAGE_SIZE,
					     2 * CF_PAGE_SIZE), 0);
		machine_counts();
		CF_ASSERT_INT_EQ(k_prim(CF_PRIM_copy_from_user, kernel,
					user + 5, size), 0);
		MACHINE_ASSERT_FAULTS(pages, pages, 0);
		CF_ASSERT_MEM_EQ(kernel, pattern + 5, size);
		ck_assert_int_eq(kernel[size], OLD);
		alias = cf_user_ptr(user, USER_SIZE);
	}
	cf_copy_vector = widest;
}
END_TEST

static Suite *fast_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/fast");
	TCase *tcase = cf_check_case(suite, "fast");

	tcase_add_loop_test(tcase,
			    copies_stop_exactly_at_a_page_end_with_one_fault,
			    0, VECTORS);
	tcase_add_loop_test(tcase, copies_of_any_alignment_stop_exactly, 0,
			    VECTORS);
	tcase_add_loop_test(tcase, absent_pages_are_brought_in_on_the_way, 0,
			    VECTORS);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, fast_suite());
}
