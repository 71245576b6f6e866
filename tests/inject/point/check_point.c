/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Points armed from C: libfiu says yes, and the right access stops. Host-side. */
#define FIU_ENABLE 1
#include <check.h>
#include <fiu.h>
#include <fiu-control.h>
#include <stdlib.h>

#include "fault/fault.h"
#include "inject.h"
#include "mock.h"
#include "point/point.h"

#define WRITE "usercopy/scull/scull_write/copy_from_user/"
#define READ "usercopy/scull/scull_read/copy_to_user/"
#define INFO(occurrence, at) ((void *)((occurrence) << 32 | (at)))

static void setup(void)
{
	mock_register("scull");
	cf_points_enable();
}

/* Return: where the access stopped, or its size. */
static unsigned long access_of(enum mock_site site, unsigned long size)
{
	struct cf_access access = mock_access(site, 0x1000, size);

	return access.injected ? access.stop.at : size;
}

START_TEST(enable_installs_injector)
{
	ck_assert(mock_is_installed());
	ck_assert(cf_points_is_active());
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 10);
}
END_TEST

START_TEST(point_offset_and_occurrence_come_from_failinfo)
{
	fiu_enable(WRITE "midcopy", 1, INFO(2UL, 7UL), 0);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 10);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 7);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 10);
	fiu_enable(WRITE "midcopy", 1, INFO(0UL, 3UL), 0);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 3);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 3), 3);
	fiu_disable(WRITE "midcopy");
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 10);
}
END_TEST

/* Kinds that are about an address leave a hole, the others do not. */
START_TEST(point_sticks_as_its_kind_does)
{
	unsigned int kind;

	for (kind = 1; kind < CF_KIND_COUNT; kind++) {
		char name[CF_POINT_NAME_MAX];
		struct cf_access access;

		cf_point_name(&mock_sites[MOCK_WRITE], kind, name, sizeof(name));
		fiu_enable(name, 1, INFO(0UL, 1UL), 0);
		access = mock_access(MOCK_WRITE, 0x1000, 10);
		ck_assert_uint_eq(access.stop.kind, kind);
		ck_assert_int_eq(access.stop.sticky,
				 cf_fault_sticky_default(kind));
		ck_assert_uint_eq(access.stop.at, kind != CF_KIND_EFAULT);
		fiu_disable(name);
	}
}
END_TEST

/* Two calls of one primitive in one function are one point, counted together. */
START_TEST(point_is_shared_by_calls_of_a_function)
{
	fiu_enable(READ "partial", 1, INFO(3UL, 1UL), 0);
	ck_assert_uint_eq(access_of(MOCK_READ_FIRST, 8), 8);
	ck_assert_uint_eq(access_of(MOCK_READ_SECOND, 8), 8);
	ck_assert_uint_eq(access_of(MOCK_READ_FIRST, 8), 1);
}
END_TEST

/* The armed fault has the access, and the point counts it all the same. */
START_TEST(point_yields_to_armed_fault_and_counts)
{
	fiu_enable(WRITE "partial", 1, INFO(2UL, 4UL), 0);
	ck_assert(!cf_fault_arm("scull_write/*#1..2 midcopy@6"));
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 6);
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 6);
	ck_assert_uint_eq(cf_fault_fired(), 2);
	cf_fault_disarm();
	ck_assert(mock_is_installed());
	ck_assert_uint_eq(access_of(MOCK_WRITE, 10), 10);
}
END_TEST

START_TEST(point_name_too_long_is_null)
{
	char name[16];

	ck_assert_ptr_null(cf_point_name(&mock_sites[MOCK_WRITE],
					 CF_KIND_EFAULT, name, sizeof(name)));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/point");
	TCase *tc = tcase_create("point");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, enable_installs_injector);
	tcase_add_test(tc, point_offset_and_occurrence_come_from_failinfo);
	tcase_add_test(tc, point_sticks_as_its_kind_does);
	tcase_add_test(tc, point_is_shared_by_calls_of_a_function);
	tcase_add_test(tc, point_yields_to_armed_fault_and_counts);
	tcase_add_test(tc, point_name_too_long_is_null);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
