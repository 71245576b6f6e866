// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * vm_mmap() maps what it says with the permissions it was given, absent until
 * touched, and refuses what the system call refuses. Host-side.
 */
#include <errno.h>
#include <limits.h>

#include "../machine.h"
#include "mmap_k.h"

#define PAGE CF_PAGE_SIZE

/* One page is mapped here for the cases below; they name it by offset. */
static unsigned long base;

static void map_base(void)
{
	base = mmap_map(0, 2 * PAGE, 0, 0);
	CF_ASSERT_INT_EQ(mmap_unmap(base + PAGE, PAGE), 0);
}

/* Absent, then brought in by the first touch; zeroed; writable. */
START_TEST(mmap_is_absent_until_touched)
{
	unsigned long addr = mmap_map(0, PAGE + 1, 0, 0);
	char byte = 1;

	ck_assert_uint_ge(addr, cf_user_base);
	ck_assert_uint_lt(addr, cf_task_size);
	ck_assert(!cf_mm_is_present(addr));
	CF_ASSERT_INT_EQ(mmap_get(addr, &byte), 0);
	CF_ASSERT_INT_EQ(byte, 0);
	ck_assert(cf_mm_is_present(addr));
	ck_assert(!cf_mm_is_present(addr + PAGE));
	CF_ASSERT_INT_EQ(mmap_put(addr + 2 * PAGE - 1), 0);
	CF_ASSERT_INT_EQ(mmap_put(addr + 2 * PAGE), 1);
	CF_ASSERT_INT_EQ(mmap_unmap(addr, PAGE + 1), 0);
	CF_ASSERT_INT_EQ(mmap_get(addr + PAGE, &byte), 1);
}
END_TEST

static const struct {
	const char *name;
	int how;
	unsigned long get, put;		/* residues */
} perms[] = {
	{ "read and write", 0, 0, 0 },
	{ "read only", MMAP_READONLY, 0, 1 },
	{ "none", MMAP_NONE, 1, 1 },
	{ "populated", MMAP_POPULATE, 0, 0 },
};

START_TEST(mmap_obeys_its_permissions)
{
	unsigned long addr = mmap_map(0, PAGE, perms[_i].how, 0);
	char byte;

	cf_case("%s", perms[_i].name);
	CF_ASSERT_INT_EQ(cf_mm_is_present(addr),
			 !!(perms[_i].how & MMAP_POPULATE));
	CF_ASSERT_INT_EQ(mmap_get(addr, &byte), perms[_i].get);
	CF_ASSERT_INT_EQ(mmap_put(addr), perms[_i].put);
	CF_ASSERT_INT_EQ(mmap_unmap(addr, PAGE), 0);
}
END_TEST

/* @addr is an offset from base, unless it is_absolute. */
static const struct {
	const char *name;
	int is_absolute;
	unsigned long addr, len, offset;
	int how;
	int error;			/* 0: mapped at addr */
} asks[] = {
	{ "nothing", 0, 0, 0, 0, 0, EINVAL },
	{ "all there is and more", 0, 0, ULONG_MAX - PAGE, 0, 0, ENOMEM },
	{ "a length that wraps to 0", 0, 0, ULONG_MAX, 0, 0, ENOMEM },
	{ "an odd offset", 0, 0, PAGE, 1, 0, EINVAL },
	{ "an offset that wraps", 0, 0, 2 * PAGE, -PAGE, 0, EINVAL },
	{ "neither private nor shared", 0, 0, PAGE, 0, MMAP_NO_TYPE, EINVAL },
	{ "a file", 0, 0, PAGE, 0, MMAP_FILE, ENODEV },
	{ "fixed, at an odd address", 0, 1, PAGE, 0, MMAP_FIXED, EINVAL },
	{ "fixed, in kernel memory", 1, -2 * PAGE, PAGE, 0, MMAP_FIXED, ENOMEM },
	{ "fixed, at the NULL page", 1, 0, PAGE, 0, MMAP_FIXED, EPERM },
	{ "fixed, where something is", 0, 0, PAGE, 0, MMAP_FIXED, 0 },
	{ "the same, not replacing", 0, 0, PAGE, 0, MMAP_NOREPLACE, EEXIST },
	{ "not replacing, in a gap", 0, PAGE, PAGE, 0, MMAP_NOREPLACE, 0 },
	{ "a wish that is free", 0, PAGE, PAGE, 0, 0, 0 },
};

START_TEST(mmap_takes_and_refuses_as_the_system_call)
{
	unsigned long addr;
	long got;

	map_base();
	addr = asks[_i].addr + (asks[_i].is_absolute ? 0 : base);
	cf_case("%s", asks[_i].name);
	got = mmap_map(addr, asks[_i].len, asks[_i].how, asks[_i].offset);
	CF_ASSERT_INT_EQ(got, asks[_i].error ? -asks[_i].error : (long)addr);
	if (!asks[_i].error)
		CF_ASSERT_INT_EQ(mmap_unmap(addr, asks[_i].len), 0);
	CF_ASSERT_INT_EQ(mmap_unmap(base, 2 * PAGE), 0);
}
END_TEST

/* A wish that is taken is not met, but something else is mapped. */
START_TEST(mmap_maps_elsewhere_when_its_wish_is_taken)
{
	long got;

	map_base();
	got = mmap_map(base, PAGE, 0, 0);
	CF_ASSERT_INT_EQ(got > 0, 1);
	ck_assert_uint_ne(got, base);
	CF_ASSERT_INT_EQ(mmap_unmap(got, PAGE), 0);
	CF_ASSERT_INT_EQ(mmap_unmap(base, PAGE), 0);
}
END_TEST

START_TEST(munmap_refuses_what_is_no_user_range)
{
	CF_ASSERT_INT_EQ(mmap_unmap(cf_user_base + 1, PAGE), -EINVAL);
	CF_ASSERT_INT_EQ(mmap_unmap(cf_user_base, 0), -EINVAL);
	CF_ASSERT_INT_EQ(mmap_unmap(cf_task_size, PAGE), -EINVAL);
	CF_ASSERT_INT_EQ(mmap_unmap(-PAGE, PAGE), -EINVAL);
	/* Nothing is mapped there: no error. */
	CF_ASSERT_INT_EQ(mmap_unmap(0, PAGE), 0);
	CF_ASSERT_INT_EQ(mmap_unmap(cf_task_size - PAGE, PAGE), 0);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("mmap");
	TCase *tcase = cf_check_case(suite, "mmap");

	tcase_add_unchecked_fixture(tcase, machine_enter, machine_leave);
	tcase_add_test(tcase, mmap_is_absent_until_touched);
	tcase_add_loop_test(tcase, mmap_obeys_its_permissions, 0,
			    sizeof(perms) / sizeof(perms[0]));
	tcase_add_loop_test(tcase, mmap_takes_and_refuses_as_the_system_call,
			    0, sizeof(asks) / sizeof(asks[0]));
	tcase_add_test(tcase, mmap_maps_elsewhere_when_its_wish_is_taken);
	tcase_add_test(tcase, munmap_refuses_what_is_no_user_range);
	return cf_check_main(argc, argv, suite);
}
