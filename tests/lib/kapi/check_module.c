// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Drivers in one executable: found by name, told apart, inserted and removed;
 * their sites numbered. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include <cf_access.h>
#include <cf_module.h>
#include <cf_syscall.h>

#include "params_k.h"

static struct cf_module *driver;
static struct cf_module *old_driver;

static void setup(void)
{
	ck_assert_int_eq(cf_boot(), 0);
	old_driver = cf_module_find("module_old_k");
	ck_assert_ptr_nonnull(old_driver);
	driver = cf_module_find("params_k");
	ck_assert_ptr_nonnull(driver);
}

START_TEST(find_knows_linked_drivers)
{
	ck_assert_str_eq(driver->name, "params_k");
	ck_assert_str_eq(old_driver->name, "module_old_k");
	ck_assert_ptr_ne(driver, old_driver);
	ck_assert_ptr_null(cf_module_find("params"));
}
END_TEST

/* Three sites in one function, two of them the same primitive. */
START_TEST(sites_are_sorted_and_numbered)
{
	struct cf_site *site = NULL;
	unsigned int count = 0, line = 0, id = 0;

	while ((site = cf_module_next_site(driver, site))) {
		ck_assert_str_eq(site->driver, "params_k");
		ck_assert_str_eq(site->function, "params_k_never");
		ck_assert_uint_gt(site->line, line);
		ck_assert_uint_gt(site->id, id);
		line = site->line;
		id = site->id;
		count++;
		if (site->prim == CF_PRIM_get_user)
			ck_assert_uint_eq(site->ordinal, 1);
		else
			ck_assert_uint_eq(site->ordinal, count == 1 ? 1 : 2);
	}
	ck_assert_uint_eq(count, 3);
	ck_assert_ptr_null(cf_module_next_site(old_driver, NULL));
}
END_TEST

START_TEST(insert_and_remove_run_once)
{
	ck_assert_int_eq(cf_module_remove(driver), -ENOENT);
	ck_assert_int_eq(cf_module_insert(driver, NULL), 0);
	ck_assert_int_eq(cf_module_insert(driver, NULL), -EBUSY);
	ck_assert_int_eq(params_seen.inits, 1);
	ck_assert_int_eq(cf_module_remove(driver), 0);
	ck_assert_int_eq(params_seen.exits, 1);
}
END_TEST

/* A failing init leaves the driver out, and it may be tried again. */
START_TEST(failing_init_is_not_live)
{
	ck_assert_int_eq(cf_module_insert(driver, "number=-5"),
			 -5);
	ck_assert_int_eq(cf_module_remove(driver), -ENOENT);
	ck_assert_int_eq(cf_module_insert(driver, "number=5"),
			 0);
}
END_TEST

/* No module_init(), no owner, .ioctl, MOD_INC_USE_COUNT. */
START_TEST(old_driver_lives)
{
	struct cf_dev_info info;
	char path[32];
	int fd, found = 0;

	ck_assert_int_eq(cf_module_insert(old_driver, "size=9"),
			 0);
	for (unsigned int i = 0; !cf_dev_get(i, &info); i++)
		if (!strcmp(info.driver, "module_old_k")) {
			ck_assert_str_eq(info.path, "/dev/cfold0");
			ck_assert_uint_eq(info.ops, CF_DEV_IOCTL);
			found++;
		}
	ck_assert_int_eq(found, 1);
	strcpy(path, "/dev/cfold3");
	fd = cf_sys_open(path, O_RDWR);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(cf_sys_ioctl(fd, 0, 0), 309);
	ck_assert_int_eq(cf_module_remove(old_driver), -EBUSY);
	cf_sys_close(fd);
	ck_assert_int_eq(cf_module_remove(old_driver), 0);
	ck_assert_int_eq(cf_sys_open(path, O_RDWR), -ENOENT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("module");
	TCase *tcase = tcase_create("module");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, find_knows_linked_drivers);
	tcase_add_test(tcase, sites_are_sorted_and_numbered);
	tcase_add_test(tcase, insert_and_remove_run_once);
	tcase_add_test(tcase, failing_init_is_not_live);
	tcase_add_test(tcase, old_driver_lives);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
