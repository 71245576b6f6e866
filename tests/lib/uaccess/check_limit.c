// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Which ranges a user copy may touch at all: the arithmetic of access_ok() in
 * both eras, with and without set_fs(KERNEL_DS), and what the copies make of a
 * range that is refused. Host-side.
 *
 *	0 ... user base ........ TASK_SIZE ... kernel pointers ... ~0
 *	|<--- allowed, USER_DS ------->|
 *	|<--- allowed, KERNEL_DS, but nothing that wraps ------------>|
 */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"

#include "../machine.h"
#include "limit_k.h"
#include "prims_k.h"

#define OLD 0xa5
#define NON_CANONICAL 0x8000000000000000UL
#define KERNEL_HALF 0xffff888000000000UL
#define PAST_INT ((unsigned long)INT_MAX + 1)

static unsigned char kernel[64];

/**
 * struct range - what the check says of it
 * @base: added to @addr: nothing, the limit, or an object of the process
 * @user_ok, @kernel_ok: allowed under USER_DS, under KERNEL_DS
 */
static const struct range {
	enum { ZERO, LIMIT, BASE, OBJECT } base;
	unsigned long addr;
	unsigned long size;
	int user_ok;
	int kernel_ok;
} ranges[] = {
	{ BASE, 0, 1, 1, 1 },
	{ BASE, 0, 4096, 1, 1 },
	{ ZERO, 0, 0, 1, 1 },
	{ ZERO, 0, 1, 1, 1 },		/* a fault will say no, not the check */
	{ LIMIT, -1UL, 1, 1, 1 },
	{ LIMIT, -1UL, 2, 0, 1 },
	{ LIMIT, 0, 0, 1, 1 },
	{ LIMIT, 0, 1, 0, 1 },
	{ LIMIT, 1, 0, 0, 1 },
	{ OBJECT, 0, 1, 0, 1 },
	{ ZERO, 1, ULONG_MAX, 0, 0 },	/* wraps */
	{ BASE, 0, ULONG_MAX, 0, 0 },
	{ ZERO, -4UL, 8, 0, 0 },
	{ ZERO, NON_CANONICAL, 8, 0, 1 },
	{ ZERO, KERNEL_HALF, 8, 0, 1 },
	{ ZERO, -1UL, 1, 0, 0 },
};
#define RANGES (int)(sizeof(ranges) / sizeof(ranges[0]))

static unsigned long range_addr(const struct range *range)
{
	switch (range->base) {
	case ZERO:
		return range->addr;
	case LIMIT:
		return cf_task_size + range->addr;
	case BASE:
		return cf_user_base + range->addr;
	case OBJECT:
		break;
	}
	return (unsigned long)kernel + range->addr;
}

static void check_eras(const struct range *range, int is_ok)
{
	unsigned long addr = range_addr(range);

	for (int write = 0; write < 2; write++) {
		ck_assert_int_eq(k26_access_ok(write, addr, range->size),
				 is_ok);
		ck_assert_int_eq(k26_verify_area(write, addr, range->size),
				 is_ok ? 0 : -EFAULT);
	}
	ck_assert_int_eq(k_access_ok(addr, range->size), is_ok);
}

START_TEST(access_ok_is_the_kernels_arithmetic)
{
	machine_counts();
	check_eras(&ranges[_i], ranges[_i].user_ok);
	k26_open_limit();
	ck_assert_int_eq(k26_limit_is_kernel(), 1);
	check_eras(&ranges[_i], ranges[_i].kernel_ok);
	k26_close_limit();
	ck_assert_int_eq(k26_limit_is_kernel(), 0);
	check_eras(&ranges[_i], ranges[_i].user_ok);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
}
END_TEST

static unsigned int refusals, befores;

static void count_before(struct cf_access *access)
{
	(void)access;
	befores++;
}

static void count_refusal(struct cf_access *access)
{
	refusals += access->refused;
	ck_assert_int_eq(access->copied, 0);
}

static const struct cf_access_ops observer = {
	.before = count_before,
	.after = count_refusal,
};

static const struct {
	unsigned int prim;
	int zeroes;	/* a refused read leaves zeros, all of them */
	long result;	/* or: the whole residue when it is 1 */
} checked[] = {
	{ CF_PRIM_copy_from_user, 1, 1 },
	{ CF_PRIM_copy_to_user, 0, 1 },
	{ CF_PRIM_clear_user, 0, 1 },
	{ CF_PRIM_copy_from_user_nofault, 0, -EFAULT },
	{ CF_PRIM_copy_to_user_nofault, 0, -EFAULT },
};
#define CHECKED (int)(sizeof(checked) / sizeof(checked[0]))

/*
 * A refused copy touches nothing, takes no fault, is not offered to the
 * injector but shown to the observer.
 */
START_TEST(copy_outside_the_limit_is_refused)
{
	const unsigned long bad[] = {
		cf_task_size, cf_task_size - 7, (unsigned long)kernel,
		NON_CANONICAL, KERNEL_HALF, -8UL, -1UL,
	};
	long want = checked[_i].result == 1 ? 8 : checked[_i].result;

	cf_access_install(&observer);
	machine_counts();
	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		unsigned char to[16];

		memset(to, OLD, sizeof(to));
		refusals = befores = 0;
		ck_assert_int_eq(k_prim(checked[_i].prim, to, bad[i], 8),
				 want);
		for (int b = 0; b < 16; b++)
			ck_assert_int_eq(to[b], b < 8 && checked[_i].zeroes ?
					 0 : OLD);
		ck_assert_int_eq(refusals, 1);
		ck_assert_int_eq(befores, 0);
	}
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	cf_access_install(NULL);
}
END_TEST

/* The unchecked forms go and look, and a fault says no. */
START_TEST(unchecked_copy_outside_the_limit_faults)
{
	static const unsigned int prims[] = {
		CF_PRIM___copy_from_user, CF_PRIM___copy_to_user,
		CF_PRIM___copy_from_user_inatomic, CF_PRIM___clear_user,
		CF_PRIM_raw_copy_to_user,
	};
	static const unsigned long bad[] = {
		0, 4096, NON_CANONICAL, KERNEL_HALF, -8UL,
	};

	for (int i = 0; i < 5; i++)
		for (int j = 0; j < 5; j++) {
			memset(kernel, OLD, sizeof(kernel));
			machine_counts();
			ck_assert_int_eq(k_prim(prims[i], kernel, bad[j], 7),
					 7);
			MACHINE_ASSERT_FAULTS(1, 0, 1);
			for (int b = 0; b < 64; b++)
				ck_assert_int_eq(kernel[b], OLD);
		}
}
END_TEST

/* A length no copy can have: refused before the range is looked at; nothing
 * is zeroed, there may be no room for it. */
START_TEST(copy_of_more_than_int_max_is_refused)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, OLD);

	memset(kernel, OLD, sizeof(kernel));
	machine_counts();
	ck_assert_uint_eq(k_prim(CF_PRIM_copy_from_user, kernel, page,
				 PAST_INT), PAST_INT);
	ck_assert_uint_eq(k_prim(CF_PRIM_copy_to_user, kernel, page,
				 PAST_INT), PAST_INT);
	ck_assert_uint_eq(k_prim(CF_PRIM_copy_from_user, kernel, page, -1UL),
			  -1UL);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	for (int b = 0; b < 64; b++)
		ck_assert_int_eq(kernel[b], OLD);
}
END_TEST

/* No byte is no access: not even a bad address matters. */
START_TEST(copy_of_nothing_succeeds_anywhere)
{
	static const unsigned long any[] = {
		0, NON_CANONICAL, KERNEL_HALF, -1UL,
	};

	cf_access_install(&observer);
	refusals = befores = 0;
	machine_counts();
	for (int i = 0; i < CHECKED; i++)
		for (int j = 0; j < 4; j++)
			ck_assert_int_eq(k_prim(checked[i].prim, NULL, any[j],
						0), i < 3 || !j ? 0 : -EFAULT);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	ck_assert_int_eq(refusals + befores, 0);
	cf_access_install(NULL);
}
END_TEST

/* set_fs(KERNEL_DS): kernel buffers are user buffers, and both still work. */
START_TEST(kernel_ds_opens_the_kernel_range)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 'u');
	unsigned char to[64];

	memset(kernel, 'k', sizeof(kernel));
	ck_assert_int_eq(k26_copy_from_user(to, (unsigned long)kernel, 64),
			 64);
	k26_open_limit();
	ck_assert_int_eq(k26_copy_from_user(to, (unsigned long)kernel, 64), 0);
	ck_assert_mem_eq(to, kernel, 64);
	ck_assert_int_eq(k26_copy_from_user(to, page, 64), 0);
	ck_assert_int_eq(to[63], 'u');
	ck_assert_int_eq(k26_copy_to_user((unsigned long)kernel, to, 64), 0);
	ck_assert_mem_eq(to, kernel, 64);
	k26_close_limit();
	ck_assert_int_eq(k26_copy_to_user((unsigned long)kernel, to, 64), 64);
}
END_TEST

/* |...kernel page...[k bytes]| PROT_NONE: residues are exact there too. */
START_TEST(kernel_ds_copy_over_the_edge_of_kernel_memory_is_short)
{
	char *map = mmap(NULL, 2 * CF_PAGE_SIZE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned long edge = (unsigned long)map + CF_PAGE_SIZE;

	ck_assert_ptr_ne(map, MAP_FAILED);
	ck_assert_int_eq(mprotect(map + CF_PAGE_SIZE, CF_PAGE_SIZE,
				  PROT_NONE), 0);
	k26_open_limit();
	for (unsigned long k = 0; k <= 64; k++) {
		memset(kernel, OLD, sizeof(kernel));
		ck_assert_uint_eq(k26_copy_to_user(edge - k, kernel, 64),
				  64 - k);
		memset(map, 's', CF_PAGE_SIZE);
		ck_assert_uint_eq(k26_copy_from_user(kernel, edge - k, 64),
				  64 - k);
		for (unsigned long i = 0; i < 64; i++)
			ck_assert_int_eq(kernel[i], i < k ? 's' : 0);
	}
	k26_close_limit();
	munmap(map, 2 * CF_PAGE_SIZE);
}
END_TEST

START_TEST(strlen_user_counts_the_nul)
{
	unsigned long u = cf_ubuf_string("scull");

	ck_assert_int_eq(k26_strlen_user(u), 6);
	ck_assert_int_eq(k26_strlen_user(u + 5), 1);
	ck_assert_int_eq(k26_strlen_user(u + 6), 0);
	ck_assert_int_eq(k26_strlen_user((unsigned long)"kernel"), 0);
	k26_open_limit();
	ck_assert_int_eq(k26_strlen_user((unsigned long)"kernel"), 7);
	k26_close_limit();
}
END_TEST

static Suite *limit_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/limit");
	TCase *tcase = cf_check_case(suite, "limit");

	tcase_add_loop_test(tcase, access_ok_is_the_kernels_arithmetic,
			    0, RANGES);
	tcase_add_loop_test(tcase, copy_outside_the_limit_is_refused,
			    0, CHECKED);
	tcase_add_test(tcase, unchecked_copy_outside_the_limit_faults);
	tcase_add_test(tcase, copy_of_more_than_int_max_is_refused);
	tcase_add_test(tcase, copy_of_nothing_succeeds_anywhere);
	tcase_add_test(tcase, kernel_ds_opens_the_kernel_range);
	tcase_add_test(tcase,
		kernel_ds_copy_over_the_edge_of_kernel_memory_is_short);
	tcase_add_test(tcase, strlen_user_counts_the_nul);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, limit_suite());
}
