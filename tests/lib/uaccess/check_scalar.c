// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * get_user and put_user move 1, 2, 4 or 8 bytes or none. Host-side.
 *
 * A value that straddles into a bad page is not loaded, and the variable is
 * zero; or not stored, and not one of its good bytes is written.
 */
#include <errno.h>
#include <string.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"

#include "../machine.h"
#include "prims_k.h"

static const unsigned long sizes[] = { 1, 2, 4, 8 };
#define SIZES 4

static const unsigned int gets[] = { CF_PRIM_get_user, CF_PRIM___get_user };
static const unsigned int puts_[] = { CF_PRIM_put_user, CF_PRIM___put_user };

static const unsigned char value[8] = {
	0x81, 0x92, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf8,
};
static const unsigned char zeros[8];

static struct cf_stop stop;

static void stop_it(struct cf_access *access)
{
	access->stop = stop;
}

static const struct cf_access_ops stopper = { .before = stop_it };

/* Also at every alignment: x86 loads and stores what straddles a word. */
START_TEST(get_user_of_each_size_loads_the_value)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0);
	unsigned char got[8], *alias = cf_user_ptr(page, CF_PAGE_SIZE);

	for (int i = 0; i < SIZES; i++)
		for (int at = 0; at < 16; at++) {
			unsigned long n = sizes[i];

			memset(alias, 0x11, 32);
			memcpy(alias + at, value, n);
			memset(got, 0x22, 8);
			ck_assert_int_eq(k_get_user(gets[_i], got, page + at,
						    n), 0);
			ck_assert_mem_eq(got, value, n);
			for (unsigned long b = n; b < 8; b++)
				ck_assert_int_eq(got[b], 0x22);
		}
}
END_TEST

START_TEST(put_user_of_each_size_stores_the_value)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0);
	unsigned char want[32], *alias = cf_user_ptr(page, CF_PAGE_SIZE);

	for (int i = 0; i < SIZES; i++)
		for (int at = 0; at < 16; at++) {
			memset(alias, 0x11, 32);
			memset(want, 0x11, 32);
			memcpy(want + at, value, sizes[i]);
			ck_assert_int_eq(k_put_user(puts_[_i], value,
						    page + at, sizes[i]), 0);
			ck_assert_mem_eq(alias, want, 32);
		}
}
END_TEST

/*
 * |....page....[k bytes|size - k] not mapped
 * Nothing is loaded, and the kernel's variable reads zero.
 */
START_TEST(get_user_over_a_page_edge_gives_zero_and_efault)
{
	unsigned long page = machine_map(1, CF_VM_READ, 0x5a);
	unsigned char got[8];

	for (int i = 0; i < SIZES; i++)
		for (unsigned long k = 0; k < sizes[i]; k++) {
			memset(got, 0x22, 8);
			machine_counts();
			ck_assert_int_eq(k_get_user(gets[_i], got,
						    page + CF_PAGE_SIZE - k,
						    sizes[i]), -EFAULT);
			MACHINE_ASSERT_FAULTS(1, 0, 1);
			ck_assert_mem_eq(got, zeros, sizes[i]);
		}
}
END_TEST

START_TEST(put_user_over_a_page_edge_stores_no_byte)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0x5a);
	unsigned char *end = cf_user_ptr(page, 1);

	end += CF_PAGE_SIZE;
	for (int i = 0; i < SIZES; i++)
		for (unsigned long k = 0; k < sizes[i]; k++) {
			machine_counts();
			ck_assert_int_eq(k_put_user(puts_[_i], value,
						    page + CF_PAGE_SIZE - k,
						    sizes[i]), -EFAULT);
			MACHINE_ASSERT_FAULTS(1, 0, 1);
			for (unsigned long b = 1; b <= 8; b++)
				ck_assert_int_eq(end[-(long)b], 0x5a);
		}
}
END_TEST

/* The same by the injector, at each byte of each size and alignment. */
START_TEST(scalar_stopped_at_any_byte_is_all_or_nothing)
{
	unsigned long page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0x5a);
	unsigned char *alias = cf_user_ptr(page, CF_PAGE_SIZE), got[8];

	cf_access_install(&stopper);
	stop.kind = CF_KIND_MIDCOPY;
	for (int i = 0; i < SIZES; i++)
		for (stop.at = 0; stop.at < sizes[i]; stop.at++)
			for (int at = 0; at < 16; at++) {
				unsigned long u = page + at, n = sizes[i];

				memset(got, 0x22, 8);
				machine_counts();
				ck_assert_int_eq(k_get_user(gets[_i], got, u,
							    n), -EFAULT);
				MACHINE_ASSERT_FAULTS(1, 0, 1);
				ck_assert_mem_eq(got, zeros, n);
				ck_assert_int_eq(k_put_user(puts_[_i], value,
							    u, n), -EFAULT);
				MACHINE_ASSERT_FAULTS(1, 0, 1);
				for (int b = 0; b < 32; b++)
					ck_assert_int_eq(alias[b], 0x5a);
			}
	cf_access_install(NULL);
}
END_TEST

/* The range check says no before anything is touched. */
START_TEST(scalar_outside_the_user_range_is_refused_without_a_fault)
{
	const unsigned long bad[] = {
		cf_task_size, cf_task_size - 7, (unsigned long)&stop,
		1UL << 63, -8UL, -1UL,
	};
	unsigned char got[8];

	machine_counts();
	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		memset(got, 0x22, 8);
		ck_assert_int_eq(k_get_user(CF_PRIM_get_user, got, bad[i], 8),
				 -EFAULT);
		ck_assert_mem_eq(got, zeros, 8);
		ck_assert_int_eq(k_put_user(CF_PRIM_put_user, value, bad[i],
					    8), -EFAULT);
	}
	MACHINE_ASSERT_FAULTS(0, 0, 0);
}
END_TEST

/* Below the user range nothing is mapped: NULL gives -EFAULT by a fault. */
START_TEST(scalar_at_null_faults_and_gives_efault)
{
	unsigned char got[8];

	for (int i = 0; i < SIZES; i++) {
		machine_counts();
		ck_assert_int_eq(k_get_user(gets[_i], got, 0, sizes[i]),
				 -EFAULT);
		MACHINE_ASSERT_FAULTS(1, 0, 1);
		ck_assert_int_eq(k_put_user(puts_[_i], value, 0, sizes[i]),
				 -EFAULT);
		MACHINE_ASSERT_FAULTS(1, 0, 1);
	}
}
END_TEST

START_TEST(put_user_to_a_read_only_page_stores_nothing)
{
	unsigned long page = machine_map(1, CF_VM_READ, 0x5a);
	unsigned char got[8];

	ck_assert_int_eq(k_put_user(puts_[_i], value, page + 8, 8), -EFAULT);
	ck_assert_int_eq(k_get_user(gets[_i], got, page + 8, 8), 0);
	for (int b = 0; b < 8; b++)
		ck_assert_int_eq(got[b], 0x5a);
}
END_TEST

static Suite *scalar_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/scalar");
	TCase *tcase = cf_check_case(suite, "scalar");

#define BOTH(test) tcase_add_loop_test(tcase, test, 0, 2)
	BOTH(get_user_of_each_size_loads_the_value);
	BOTH(put_user_of_each_size_stores_the_value);
	BOTH(get_user_over_a_page_edge_gives_zero_and_efault);
	BOTH(put_user_over_a_page_edge_stores_no_byte);
	BOTH(scalar_stopped_at_any_byte_is_all_or_nothing);
	BOTH(scalar_at_null_faults_and_gives_efault);
	BOTH(put_user_to_a_read_only_page_stores_nothing);
#undef BOTH
	tcase_add_test(tcase,
		scalar_outside_the_user_range_is_refused_without_a_fault);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, scalar_suite());
}
