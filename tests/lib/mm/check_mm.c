// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The simulated address space: what is mapped, with which permissions, what is
 * present, and the holes beside it. Host-side.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"

#include "../machine.h"
#include "../uaccess/prims_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAGE CF_PAGE_SIZE

static char kernel[4 * 4096];

static unsigned long reads(unsigned long u, unsigned long n)
{
	return k_prim(CF_PRIM_copy_from_user, kernel, u, n);
}

static unsigned long writes(unsigned long u, unsigned long n)
{
	return k_prim(CF_PRIM_copy_to_user, kernel, u, n);
}

/* Residues of a page-sized read and write of each page: '.' allowed. */
static void expect_pages(unsigned long u, const char *can_read,
			 const char *can_write)
{
	for (unsigned long i = 0; can_read[i]; i++) {
		unsigned long at = u + i * PAGE;

		cf_case("page %lu", i);
		CF_ASSERT_INT_EQ(reads(at, 8), can_read[i] == '.' ? 0 : 8);
		CF_ASSERT_INT_EQ(writes(at + PAGE - 8, 8),
				 can_write[i] == '.' ? 0 : 8);
	}
}

START_TEST(map_gives_zeroed_present_pages)
{
	long u = cf_mm_map(0, 3 * PAGE, RW);
	unsigned char *alias = cf_user_ptr(u, 3 * PAGE);

	ck_assert_int_gt(u, 0);
	ck_assert_int_eq(u % PAGE, 0);
	for (unsigned long i = 0; i < 3 * PAGE; i++)
		ck_assert_int_eq(alias[i], 0);
	machine_counts();
	expect_pages(u - PAGE, "x...x", "x...x");
	MACHINE_ASSERT_FAULTS(4, 0, 4);
}
END_TEST

/* What was there before is gone, not to be seen by the next. */
START_TEST(map_after_unmap_gives_zeroed_pages)
{
	unsigned long u = machine_map(2, RW, 'x');
	unsigned char *alias;

	ck_assert_int_eq(cf_mm_unmap(u, 2 * PAGE), 0);
	ck_assert_int_eq(cf_mm_map(u, 2 * PAGE, RW), u);
	alias = cf_user_ptr(u, 2 * PAGE);
	for (unsigned long i = 0; i < 2 * PAGE; i++)
		ck_assert_int_eq(alias[i], 0);
}
END_TEST

START_TEST(map_rounds_up_to_pages)
{
	long u = cf_mm_map(0, 1, RW);

	expect_pages(u, ".x", ".x");
	ck_assert_int_eq(cf_mm_unmap(u, 1), 0);
	expect_pages(u, "x", "x");
}
END_TEST

START_TEST(map_of_a_bad_range_is_refused)
{
	unsigned long u = machine_map(2, RW, 0);

	ck_assert_int_eq(cf_mm_map(u + 1, PAGE, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(0, 0, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(cf_task_size, PAGE, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(cf_task_size - PAGE, 2 * PAGE, RW),
			 -EINVAL);
	ck_assert_int_eq(cf_mm_map(cf_user_base - PAGE, PAGE, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(cf_user_base, -PAGE, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(0, -1UL, RW), -EINVAL);
	ck_assert_int_eq(cf_mm_map(u, PAGE, RW), -EEXIST);
	ck_assert_int_eq(cf_mm_map(u - PAGE, 2 * PAGE, RW), -EEXIST);
	ck_assert_int_eq(cf_mm_map(u + PAGE, 2 * PAGE, RW), -EEXIST);
	expect_pages(u, "..x", "..x");
}
END_TEST

START_TEST(map_at_both_ends_of_user_space_works)
{
	unsigned long last = cf_task_size - PAGE;

	ck_assert_int_eq(cf_mm_map(cf_user_base, PAGE, RW), cf_user_base);
	ck_assert_int_eq(cf_mm_map(last, PAGE, RW), last);
	expect_pages(cf_user_base, ".x", ".x");
	expect_pages(last, ".", ".");
	ck_assert_int_eq(reads(last, PAGE + 1), PAGE + 1);
}
END_TEST

/* |AAAAAAAA|  unmap in the middle  |AA|..|..|AAAA| */
START_TEST(unmap_in_the_middle_splits)
{
	unsigned long u = machine_map(8, RW, 'm');

	ck_assert_int_eq(cf_mm_unmap(u + 2 * PAGE, 2 * PAGE), 0);
	expect_pages(u, "..xx....x", "..xx....x");
	ck_assert_int_eq(reads(u + PAGE, 2 * PAGE), PAGE);
	ck_assert_ptr_null(cf_user_ptr(u, 3 * PAGE));
	ck_assert_ptr_nonnull(cf_user_ptr(u + 4 * PAGE, 4 * PAGE));
	/* The gap may be filled again, and the bytes beside it stayed. */
	ck_assert_int_eq(cf_mm_map(u + 2 * PAGE, 2 * PAGE, RW), u + 2 * PAGE);
	ck_assert_int_eq(*(char *)cf_user_ptr(u + PAGE, 1), 'm');
	ck_assert_int_eq(*(char *)cf_user_ptr(u + 3 * PAGE, 1), 0);
	ck_assert_int_eq(*(char *)cf_user_ptr(u + 4 * PAGE, 1), 'm');
}
END_TEST

START_TEST(unmap_of_what_is_not_mapped_is_no_error)
{
	unsigned long u = machine_map(1, RW, 0);

	ck_assert_int_eq(cf_mm_unmap(u - PAGE, 3 * PAGE), 0);
	ck_assert_int_eq(cf_mm_unmap(u, PAGE), 0);
	ck_assert_int_eq(cf_mm_unmap(u + 1, PAGE), -EINVAL);
	ck_assert_int_eq(cf_mm_unmap(u, 0), -EINVAL);
	ck_assert_int_eq(cf_mm_unmap(0, PAGE), -EINVAL);
}
END_TEST

START_TEST(protect_decides_who_may_read_and_write)
{
	unsigned long u = machine_map(5, RW, 'p');

	ck_assert_int_eq(cf_mm_protect(u + PAGE, PAGE, CF_VM_READ), 0);
	ck_assert_int_eq(cf_mm_protect(u + 2 * PAGE, PAGE, 0), 0);
	ck_assert_int_eq(cf_mm_protect(u + 3 * PAGE, PAGE, CF_VM_WRITE), 0);
	expect_pages(u, "..x..x", ".xx..x");
	ck_assert_ptr_null(cf_user_ptr(u + 2 * PAGE, 1));
	ck_assert_int_eq(cf_mm_protect(u, 5 * PAGE, RW), 0);
	expect_pages(u, ".....x", ".....x");
	ck_assert_int_eq(*(char *)cf_user_ptr(u + 2 * PAGE, 1), 'p');
}
END_TEST

START_TEST(protect_of_a_bad_range_changes_nothing)
{
	unsigned long u = machine_map(2, RW, 0);

	ck_assert_int_eq(cf_mm_protect(u, 3 * PAGE, 0), -ENOMEM);
	ck_assert_int_eq(cf_mm_protect(u - PAGE, 2 * PAGE, 0), -ENOMEM);
	ck_assert_int_eq(cf_mm_protect(u + 8, PAGE, 0), -EINVAL);
	ck_assert_int_eq(cf_mm_protect(u, 0, 0), -EINVAL);
	expect_pages(u, "..x", "..x");
}
END_TEST

/* Absent is not gone: the next touch brings the page in, bytes and all. */
START_TEST(evict_keeps_the_contents)
{
	unsigned long u = machine_map(3, RW, 'e');

	ck_assert_int_eq(cf_mm_evict(u + PAGE + 5, 1), 0);
	ck_assert_int_eq(cf_mm_is_present(u), 1);
	ck_assert_int_eq(cf_mm_is_present(u + PAGE), 0);
	ck_assert_int_eq(cf_mm_is_present(u + 2 * PAGE - 1), 0);
	ck_assert_int_eq(cf_mm_is_present(u + 2 * PAGE), 1);
	machine_counts();
	ck_assert_int_eq(reads(u, 3 * PAGE), 0);
	MACHINE_ASSERT_FAULTS(1, 1, 0);
	for (unsigned long i = 0; i < 3 * PAGE; i++)
		ck_assert_int_eq(kernel[i], 'e');
	ck_assert_int_eq(cf_mm_is_present(u + PAGE), 1);
}
END_TEST

/* Two VMAs with nothing between them, of different permissions. */
START_TEST(evict_over_neighbouring_vmas_evicts_both)
{
	unsigned long u = machine_map(4, RW, 'e');

	cf_mm_protect(u + 2 * PAGE, 2 * PAGE, CF_VM_READ);
	ck_assert_int_eq(cf_mm_evict(u, 4 * PAGE), 0);
	machine_counts();
	ck_assert_int_eq(reads(u, 4 * PAGE), 0);
	MACHINE_ASSERT_FAULTS(4, 4, 0);
	ck_assert_int_eq(cf_mm_evict(u, 4 * PAGE), 0);
	machine_counts();
	ck_assert_int_eq(writes(u, 4 * PAGE), 2 * PAGE);
	MACHINE_ASSERT_FAULTS(3, 2, 1);
}
END_TEST

START_TEST(evict_of_what_is_not_mapped_is_efault)
{
	unsigned long u = machine_map(2, RW, 0);

	ck_assert_int_eq(cf_mm_evict(u + PAGE, PAGE + 1), -EFAULT);
	ck_assert_int_eq(cf_mm_evict(u - 1, 2), -EFAULT);
	ck_assert_int_eq(cf_mm_is_present(u), 1);
	ck_assert_int_eq(cf_mm_is_present(u + PAGE), 1);
	ck_assert_int_eq(cf_mm_is_present(u + 2 * PAGE), 0);
	ck_assert_int_eq(cf_mm_is_present(0), 0);
	ck_assert_int_eq(cf_mm_is_present(-1UL), 0);
}
END_TEST

START_TEST(protect_keeps_absent_pages_absent)
{
	unsigned long u = machine_map(1, RW, 'a');

	cf_mm_evict(u, PAGE);
	ck_assert_int_eq(cf_mm_protect(u, PAGE, CF_VM_READ), 0);
	ck_assert_int_eq(cf_mm_is_present(u), 0);
	machine_counts();
	ck_assert_int_eq(reads(u, 1), 0);
	MACHINE_ASSERT_FAULTS(1, 1, 0);
	ck_assert_int_eq(writes(u, 1), 1);
}
END_TEST

START_TEST(user_ptr_of_a_range_that_is_not_all_mapped_is_null)
{
	unsigned long u = machine_map(2, RW, 0);

	ck_assert_ptr_nonnull(cf_user_ptr(u, 2 * PAGE));
	ck_assert_ptr_nonnull(cf_user_ptr(u + 2 * PAGE - 1, 1));
	ck_assert_ptr_null(cf_user_ptr(u, 2 * PAGE + 1));
	ck_assert_ptr_null(cf_user_ptr(u - 1, 2));
	ck_assert_ptr_null(cf_user_ptr(0, 1));
	ck_assert_ptr_null(cf_user_ptr((unsigned long)kernel, 1));
	ck_assert_ptr_null(cf_user_ptr(u, -1UL));
	ck_assert_ptr_null(cf_user_ptr(u + 8, -8UL));
	ck_assert_ptr_null(cf_user_ptr(u + 8, -9UL));
}
END_TEST

/*
 * |.....[hole)......|: reads and writes of every range around it stop at its
 * first byte; before and behind it all is well.
 */
START_TEST(hole_stops_at_its_first_byte)
{
	unsigned long u = machine_map(1, RW, 'h') + 100;

	ck_assert_int_eq(cf_mm_hole_add(u + 20, 10), 0);
	for (unsigned long from = 0; from < 40; from++)
		for (unsigned long n = 1; n < 50; n++) {
			unsigned long want = 0;

			if (from < 30 && from + n > 20)
				want = from < 20 ? from + n - 20 : n;
			cf_case("%lu bytes from %lu", n, from);
			machine_counts();
			CF_ASSERT_INT_EQ(reads(u + from, n), want);
			CF_ASSERT_INT_EQ(writes(u + from, n), want);
			MACHINE_ASSERT_FAULTS(want ? 2 : 0, 0, want ? 2 : 0);
		}
	cf_mm_holes_clear();
	ck_assert_int_eq(reads(u, 50), 0);
}
END_TEST

START_TEST(hole_at_any_place_the_first_one_counts)
{
	unsigned long u = machine_map(2, RW, 'h');

	cf_mm_hole_add(u + 300, 5);
	cf_mm_hole_add(u + 100, 5);
	cf_mm_hole_add(u + 200, 5);
	ck_assert_int_eq(reads(u, 1000), 900);
	ck_assert_int_eq(reads(u + 105, 1000), 1000 - 95);
	ck_assert_int_eq(reads(u + 205, 1000), 1000 - 95);
	ck_assert_int_eq(reads(u + 305, 1000), 0);
	ck_assert_int_eq(cf_mm_hole_add(u + 400, 0), 0);
	ck_assert_int_eq(reads(u + 305, 1000), 0);
}
END_TEST

/*
 * Pages that are unmapped take their holes along: what is mapped there next is
 * whole. Holes beside them stay, and so does what lies over both edges.
 *
 *	|..(h)..(h|h)..(h).(h|h)..(h)..|	the middle page goes
 */
START_TEST(hole_goes_with_its_page)
{
	unsigned long u = machine_map(3, RW, 'h'), middle = u + PAGE;

	cf_mm_hole_add(u + 100, 5);
	cf_mm_hole_add(middle - 5, 10);
	cf_mm_hole_add(middle + 100, 5);
	cf_mm_hole_add(middle + PAGE - 5, 10);
	cf_mm_hole_add(middle + PAGE + 100, 5);
	ck_assert_int_eq(cf_mm_unmap(middle, PAGE), 0);
	ck_assert_int_eq(cf_mm_map(middle, PAGE, RW), middle);
	ck_assert_int_eq(reads(middle, PAGE), 0);
	ck_assert_int_eq(reads(u + 90, 20), 10);
	ck_assert_int_eq(reads(middle - 10, 20), 15);
	ck_assert_int_eq(reads(middle + PAGE - 10, 20), 10);
	ck_assert_int_eq(reads(middle + PAGE + 90, 20), 10);

	cf_mm_holes_clear();
	cf_mm_hole_add(u + 5, 3 * PAGE - 10);
	ck_assert_int_eq(cf_mm_unmap(middle, PAGE), 0);
	ck_assert_int_eq(cf_mm_map(middle, PAGE, RW), middle);
	ck_assert_int_eq(reads(middle, PAGE), 0);
	ck_assert_int_eq(reads(middle - 10, 20), 20);
	ck_assert_int_eq(reads(middle + PAGE - 10, 20), 10);
}
END_TEST

/* Too many holes are refused, and say so; the old ones stay. */
START_TEST(hole_too_many_is_refused)
{
	unsigned long u = machine_map(1, RW, 'h');
	int i = 0;

	while (i < 10000 && !cf_mm_hole_add(u + i, 1))
		i++;
	ck_assert_int_gt(i, 15);
	ck_assert_int_lt(i, 10000);
	ck_assert_int_eq(cf_mm_hole_add(u, 1), -ENOSPC);
	ck_assert_int_eq(reads(u, 10), 10);
	cf_mm_holes_clear();
	ck_assert_int_eq(cf_mm_hole_add(u + 5, 1), 0);
	ck_assert_int_eq(reads(u, 10), 5);
}
END_TEST

/* A seeded storm of calls against a model of one byte a page. */
#define MODEL 24
static char model[MODEL];	/* 0 unmapped, else 1 + permissions */

static void storm_step(unsigned long base)
{
	unsigned long at = rand() % MODEL, n = 1 + rand() % 6;
	int perm = rand() % 4, i, is_free = 1, is_full = 1;

	if (at + n > MODEL)
		n = MODEL - at;
	for (i = 0; i < (int)n; i++) {
		is_free &= !model[at + i];
		is_full &= !!model[at + i];
	}
	switch (rand() % 4) {
	case 0:
		if (cf_mm_map(base + at * PAGE, n * PAGE, perm) > 0) {
			ck_assert(is_free);
			memset(model + at, 1 + perm, n);
		} else {
			ck_assert(!is_free);
		}
		break;
	case 1:
		ck_assert_int_eq(cf_mm_unmap(base + at * PAGE, n * PAGE), 0);
		memset(model + at, 0, n);
		break;
	case 2:
		ck_assert_int_eq(!cf_mm_protect(base + at * PAGE, n * PAGE,
						perm), is_full);
		if (is_full)
			memset(model + at, 1 + perm, n);
		break;
	default:
		ck_assert_int_eq(!cf_mm_evict(base + at * PAGE, n * PAGE),
				 is_full);
	}
}

START_TEST(storm_of_calls_agrees_with_a_model)
{
	unsigned long base = cf_user_base + (1UL << 32);

	srand(_i);
	for (int step = 0; step < 400; step++) {
		storm_step(base);
		for (int i = 0; i < MODEL; i++) {
			int perm = model[i] ? model[i] - 1 : 0;

			cf_case("seed %d, step %d, page %d", _i, step, i);
			CF_ASSERT_INT_EQ(reads(base + i * PAGE, 1), !perm);
			CF_ASSERT_INT_EQ(writes(base + i * PAGE, 1),
					 !(perm & CF_VM_WRITE));
		}
	}
}
END_TEST

static Suite *mm_suite(void)
{
	Suite *suite = suite_create("lib/mm/mm");
	TCase *map = cf_check_case(suite, "map");
	TCase *holes = cf_check_case(suite, "holes");
	TCase *storm = cf_check_case(suite, "storm");

	tcase_add_test(map, map_gives_zeroed_present_pages);
	tcase_add_test(map, map_after_unmap_gives_zeroed_pages);
	tcase_add_test(map, map_rounds_up_to_pages);
	tcase_add_test(map, map_of_a_bad_range_is_refused);
	tcase_add_test(map, map_at_both_ends_of_user_space_works);
	tcase_add_test(map, unmap_in_the_middle_splits);
	tcase_add_test(map, unmap_of_what_is_not_mapped_is_no_error);
	tcase_add_test(map, protect_decides_who_may_read_and_write);
	tcase_add_test(map, protect_of_a_bad_range_changes_nothing);
	tcase_add_test(map, evict_keeps_the_contents);
	tcase_add_test(map, evict_over_neighbouring_vmas_evicts_both);
	tcase_add_test(map, evict_of_what_is_not_mapped_is_efault);
	tcase_add_test(map, protect_keeps_absent_pages_absent);
	tcase_add_test(map, user_ptr_of_a_range_that_is_not_all_mapped_is_null);
	tcase_add_test(holes, hole_stops_at_its_first_byte);
	tcase_add_test(holes, hole_at_any_place_the_first_one_counts);
	tcase_add_test(holes, hole_goes_with_its_page);
	tcase_add_test(holes, hole_too_many_is_refused);
	tcase_add_loop_test(storm, storm_of_calls_agrees_with_a_model, 1, 9);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, mm_suite());
}
