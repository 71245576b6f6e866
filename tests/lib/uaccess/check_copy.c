// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The residue of every fault in the middle of a copy is exact.
 *
 * The centre of the project: a copy of n bytes that is stopped at byte K, by
 * the injector or by a page that ends there, gives n - K, has moved exactly
 * the first K bytes, has zeroed the tail if it is copy_from_user() and touched
 * nothing else if it is not, and took one SIGSEGV. For every n up to 130,
 * every K, and every alignment to 16 of both sides. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"

#include "../machine.h"
#include "prims_k.h"

#define LENGTH_MAX 130
#define ALIGN 16
#define MARGIN 16
#define AREA (MARGIN + ALIGN + LENGTH_MAX + MARGIN)
#define OLD 0xa5		/* what a target held before */

/**
 * struct copy - one primitive, and what it owes
 * @is_from: reads user memory
 * @zeroes_tail: what did not arrive reads as zero
 * @clears:  writes zeros, there is no source
 * @is_short_an_error: gives -EFAULT, not the residue
 */
static const struct copy {
	unsigned int prim;
	int is_from;
	int zeroes_tail;
	int clears;
	int is_short_an_error;
} copies[] = {
	{ CF_PRIM_copy_from_user, 1, 1, 0, 0 },
	{ CF_PRIM_copy_to_user, 0, 0, 0, 0 },
	{ CF_PRIM___copy_from_user, 1, 0, 0, 0 },
	{ CF_PRIM___copy_to_user, 0, 0, 0, 0 },
	{ CF_PRIM___copy_from_user_inatomic, 1, 0, 0, 0 },
	{ CF_PRIM___copy_to_user_inatomic, 0, 0, 0, 0 },
	{ CF_PRIM_copy_from_user_nofault, 1, 0, 0, 1 },
	{ CF_PRIM_copy_to_user_nofault, 0, 0, 0, 1 },
	{ CF_PRIM_raw_copy_from_user, 1, 0, 0, 0 },
	{ CF_PRIM_raw_copy_to_user, 0, 0, 0, 0 },
	{ CF_PRIM_clear_user, 0, 0, 1, 0 },
	{ CF_PRIM___clear_user, 0, 0, 1, 0 },
};
#define COPIES (int)(sizeof(copies) / sizeof(copies[0]))

/*
 * One case. Offsets of the copy in the user and in the kernel area; the areas
 * are all that is looked at, so nothing around the copy may change:
 *
 *	|OLD OLD|k bytes arrived|zeros or OLD: the tail|OLD OLD|   target
 *	|pattern.................................................|   source
 */
struct place {
	unsigned long user;		/* user address of the user area */
	unsigned char *alias;		/* its bytes */
	unsigned long user_at, kernel_at;
	unsigned long room;		/* bytes of the user area that exist */
};

static unsigned char kernel_area[AREA] __attribute__((aligned(64)));
static unsigned char pattern[AREA], old[AREA];
static unsigned long cases;
static struct cf_stop stop;

static void stop_it(struct cf_access *access)
{
	access->stop = stop;
}

static const struct cf_access_ops stopper = { .before = stop_it };

static void fill_patterns(void)
{
	for (int i = 0; i < AREA; i++)
		pattern[i] = 1 + i * 37 % 127;
	memset(old, OLD, sizeof(old));
}

static void complain(const struct copy *copy, const struct place *place,
		 unsigned long n, unsigned long k, const char *what, long got)
{
	ck_abort_msg("%s of %lu bytes, stopped at %lu, user address ...%03lx, kernel alignment %lu: %s %ld",
		     cf_prims[copy->prim].name, n, k,
		     (place->user + place->user_at) % CF_PAGE_SIZE,
		     place->kernel_at % ALIGN, what, got);
}

static long first_difference(const unsigned char *a, const unsigned char *b,
			     unsigned long size)
{
	for (unsigned long i = 0; i < size; i++)
		if (a[i] != b[i])
			return i;
	return -1;
}

/* How the target must look now. */
static void expect(const struct copy *copy, const struct place *place,
		   unsigned long n, unsigned long k, unsigned char *want)
{
	unsigned long to = copy->is_from ? place->kernel_at : place->user_at;
	unsigned long from = copy->is_from ? place->user_at : place->kernel_at;

	memcpy(want, old, AREA);
	if (copy->clears)
		memset(want + to, 0, k);
	else
		memcpy(want + to, pattern + from, k);
	if (copy->zeroes_tail)
		memset(want + to + k, 0, n - k);
}

static void check_bytes(const struct copy *copy, const struct place *place,
			unsigned long n, unsigned long k)
{
	unsigned char want[AREA];
	const unsigned char *target = kernel_area, *source = place->alias;
	unsigned long target_room = AREA, source_room = place->room;

	if (!copy->is_from) {
		target = place->alias;
		source = kernel_area;
		target_room = place->room;
		source_room = AREA;
	}
	expect(copy, place, n, k, want);
	if (memcmp(target, want, target_room))
		complain(copy, place, n, k, "the target differs at offset",
		     first_difference(target, want, target_room));
	if (memcmp(source, pattern, source_room))
		complain(copy, place, n, k, "the source changed at offset",
		     first_difference(source, pattern, source_room));
}

static void check_result(const struct copy *copy, const struct place *place,
			 unsigned long n, unsigned long k, long result)
{
	long want = n - k;

	if (copy->is_short_an_error && want)
		want = -EFAULT;
	if (result != want)
		complain(copy, place, n, k, "the result is", result);
}

static void run(const struct copy *copy, const struct place *place,
		unsigned long n, unsigned long k)
{
	struct cf_fault_counts before = cf_fault_counts;
	unsigned long faults;
	long result;

	memcpy(kernel_area, copy->is_from ? old : pattern, AREA);
	memcpy(place->alias, copy->is_from ? pattern : old, place->room);
	result = k_prim(copy->prim, kernel_area + place->kernel_at,
			place->user + place->user_at, n);
	faults = cf_fault_counts.taken - before.taken;
	check_result(copy, place, n, k, result);
	check_bytes(copy, place, n, k);
	if (faults != (k < n))
		complain(copy, place, n, k, "SIGSEGVs taken:", faults);
	if (cf_fault_counts.fixed_up - before.fixed_up != faults)
		complain(copy, place, n, k, "SIGSEGVs not fixed up; taken:",
		     faults);
	cases++;
}

static void all_stops(const struct copy *copy, const struct place *place)
{
	for (unsigned long n = 0; n <= LENGTH_MAX; n++)
		for (unsigned long k = 0; k <= n; k++) {
			stop.kind = CF_KIND_MIDCOPY;
			stop.at = k;
			run(copy, place, n, k);
		}
}

/* Every @step-th alignment of both sides. */
static void all_alignments(const struct copy *copy, unsigned long step)
{
	struct place place = { .room = AREA };

	place.user = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0);
	place.alias = cf_user_ptr(place.user, AREA);
	cases = 0;
	cf_access_install(&stopper);
	for (unsigned long u = 0; u < ALIGN; u += step)
		for (unsigned long k = 0; k < ALIGN; k += step) {
			place.user_at = MARGIN + u;
			place.kernel_at = MARGIN + k;
			all_stops(copy, &place);
		}
	cf_access_install(NULL);
	cf_mm_unmap(place.user, CF_PAGE_SIZE);
	printf("%s: %lu cases stopped by the injector\n",
	       cf_prims[copy->prim].name, cases);
}

/*
 * Stopped at every byte of every length, at all 256 pairs of alignments: the
 * two primitives that every driver uses.
 */
START_TEST(copies_stopped_at_any_byte_have_the_exact_residue)
{
	all_alignments(&copies[_i], 1);
}
END_TEST

/* The others share the instructions: lengths and bytes, four alignments. */
START_TEST(other_copies_stopped_at_any_byte_have_the_exact_residue)
{
	all_alignments(&copies[_i], 8);
}
END_TEST

/*
 * No injector: byte K is the first of a page that is not mapped.
 *
 *	|.......page.......[K bytes|n - K more]  not mapped
 */
static void natural_edge(const struct copy *copy, struct place *place,
			 unsigned long end, unsigned long n, unsigned long k)
{
	place->user_at = MARGIN;
	place->user = end - k - MARGIN;
	place->room = k + MARGIN;
	place->alias = (void *)(place->user + cf_user_delta);
	run(copy, place, n, k);
}

static void natural_edges(const struct copy *copy, unsigned long align)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0);
	struct place place = { .kernel_at = MARGIN + align };

	for (unsigned long n = 0; n <= LENGTH_MAX; n++)
		for (unsigned long k = 0; k <= n; k++)
			natural_edge(copy, &place, page + CF_PAGE_SIZE, n, k);
	cf_mm_unmap(page, CF_PAGE_SIZE);
}

START_TEST(copies_over_a_page_edge_have_the_exact_residue)
{
	cases = 0;
	for (unsigned long align = 0; align < ALIGN; align += _i < 2 ? 1 : 5)
		natural_edges(&copies[_i], align);
	printf("%s: %lu cases stopped by a page edge\n",
	       cf_prims[copies[_i].prim].name, cases);
}
END_TEST

/* One byte before a mapping is as bad as one behind it: nothing moves. */
START_TEST(copies_that_begin_before_a_mapping_move_nothing)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, OLD);

	for (int i = 0; i < COPIES; i++)
		for (unsigned long n = 1; n <= LENGTH_MAX; n++) {
			struct place place = {
				.user = page - 1, .room = 0,
				.alias = cf_user_ptr(page, 1),
				.kernel_at = MARGIN,
			};

			run(&copies[i], &place, n, 0);
			ck_assert_mem_eq(cf_user_ptr(page, AREA), old, AREA);
		}
}
END_TEST

/* Every tenth byte of copies of some pages, and every byte near their edges. */
static void long_copy(const struct copy *copy, unsigned long u,
		      unsigned char *kernel, unsigned long n, unsigned long k)
{
	unsigned char *alias = cf_user_ptr(u, n);
	unsigned char *target = copy->is_from ? kernel : alias;
	long want = copy->is_short_an_error ? -EFAULT : (long)(n - k);

	memset(target, OLD, n);
	memset(copy->is_from ? alias : kernel, 0x5c, n);
	stop.kind = CF_KIND_MIDCOPY;
	stop.at = k;
	machine_counts();
	ck_assert_int_eq(k_prim(copy->prim, kernel, u, n), want);
	MACHINE_ASSERT_FAULTS(1, 0, 1);
	for (unsigned long i = 0; i < n; i++) {
		int fill = copy->clears ? 0 : 0x5c;

		if (i >= k)
			fill = copy->zeroes_tail ? 0 : OLD;
		if (target[i] != fill)
			ck_abort_msg("%s of %lu stopped at %lu: byte %lu is 0x%02x",
				     cf_prims[copy->prim].name, n, k, i,
				     target[i]);
	}
}

/* The fault window holds 64 KiB: what lies beyond is reached all the same. */
START_TEST(copies_longer_than_the_fault_window_have_the_exact_residue)
{
	static const unsigned long at[] = {
		0, 1, 4095, 4096, 4097, 65535, 65536, 65537, 102400, 131072,
		200 * 1024 - 1,
	};
	static unsigned char kernel[200 * 1024];
	unsigned long u = machine_map(51, CF_VM_READ | CF_VM_WRITE, 0) + 3;

	cf_access_install(&stopper);
	for (unsigned int i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		long_copy(&copies[_i], u, kernel, sizeof(kernel), at[i]);
		long_copy(&copies[_i], u, kernel, at[i] + 1, at[i]);
	}
	cf_access_install(NULL);
}
END_TEST

/* The other kinds there, by way of fault expressions. */
START_TEST(kinds_beyond_the_fault_window_do_what_they_do_within_it)
{
	static const struct {
		const char *kind;
		unsigned long good, again;	/* bytes, then of a retry */
	} kinds[] = {
		{ "partial@100k", 102400, 204800 },
		{ "midcopy@100k", 102400, 102400 },
		{ "partial@100k slack=90k", 10240, 204800 },
		{ "notpresent@100k", 204800, 204800 },
		{ "notpresent@100k unserviceable", 102400, 204800 },
		{ "midcopy@end-1", 204799, 204799 },
	};
	static unsigned char kernel[204800];
	unsigned long u = machine_map(51, CF_VM_READ | CF_VM_WRITE, 'w') + 5;
	unsigned int prim = copies[_i].prim;

	for (int i = 0; i < 6; i++) {
		cf_arm("*/%s %s", cf_prims[prim].name, kinds[i].kind);
		CF_ASSERT_INT_EQ(k_prim(prim, kernel, u, 204800),
				 204800 - kinds[i].good);
		CF_ASSERT_FAULT_FIRED();
		CF_ASSERT_INT_EQ(k_prim(prim, kernel, u, 204800),
				 204800 - kinds[i].again);
	}
}
END_TEST

/* A page really missing before K: that fault comes first, nothing was
 * injected, and the residue is the page's. */
START_TEST(page_missing_before_the_stop_comes_first)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0);
	const struct copy *copy = &copies[_i];
	struct place place = { .kernel_at = MARGIN };

	cf_access_install(&stopper);
	stop.kind = CF_KIND_MIDCOPY;
	for (stop.at = 41; stop.at < 60; stop.at++) {
		long result;

		place.user = page + CF_PAGE_SIZE - 40;
		place.room = 40;
		place.alias = cf_user_ptr(place.user, 40);
		memcpy(kernel_area, copy->is_from ? old : pattern, AREA);
		memcpy(place.alias, copy->is_from ? pattern : old, 40);
		result = k_prim(copy->prim, kernel_area + MARGIN, place.user,
				60);
		check_result(copy, &place, 60, 40, result);
		check_bytes(copy, &place, 60, 40);
	}
	cf_access_install(NULL);
}
END_TEST

static Suite *copy_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/copy");
	TCase *grid = cf_check_case(suite, "grid");
	TCase *edges = cf_check_case(suite, "edges");

	fill_patterns();
	tcase_add_loop_test(grid,
		copies_stopped_at_any_byte_have_the_exact_residue, 0, 2);
	tcase_add_loop_test(grid,
		other_copies_stopped_at_any_byte_have_the_exact_residue,
		2, COPIES);
	tcase_add_loop_test(edges,
		copies_over_a_page_edge_have_the_exact_residue, 0, COPIES);
	tcase_add_test(edges, copies_that_begin_before_a_mapping_move_nothing);
	tcase_add_loop_test(edges,
		copies_longer_than_the_fault_window_have_the_exact_residue,
		0, COPIES);
	tcase_add_loop_test(edges,
		kinds_beyond_the_fault_window_do_what_they_do_within_it, 0, 6);
	tcase_add_loop_test(edges, page_missing_before_the_stop_comes_first,
			    0, COPIES);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, copy_suite());
}
