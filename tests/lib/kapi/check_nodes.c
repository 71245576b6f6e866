// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files of /proc and debugfs, and what wakes a reader when nobody else would.
 * Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include <cf_machine.h>
#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>

#define RECORD 8
#define RECORDS 999		/* of 1000 the driver skips one */
#define PROC "/proc/cfrecords"
#define DEBUG "/sys/kernel/debug/cfnodes/"

static struct cf_module *driver;

static struct cf_balance before;
static unsigned long ubuf;

static void setup(void)
{
	ck_assert_int_eq(cf_boot(), 0);
	driver = cf_module_find("nodes_k");
	ck_assert_ptr_nonnull(driver);
	cf_balance_read(&before);
	ck_assert_int_eq(cf_module_insert(driver, NULL), 0);
	ubuf = cf_mm_map(0, 4 * CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
}

/* Nothing of the driver is left when it goes. */
static void teardown(void)
{
	struct cf_balance after;
	struct cf_dev_info info;

	ck_assert_int_eq(cf_module_remove(driver), 0);
	cf_balance_read(&after);
	ck_assert_uint_eq(before.objects, after.objects);
	ck_assert_uint_eq(before.files, after.files);
	ck_assert_int_eq(cf_dev_get(0, &info), -ENOENT);
}

static void expect_record(unsigned long at, unsigned int n)
{
	char text[16];

	snprintf(text, sizeof(text), "%07u\n", n < 5 ? n : n + 1);
	ck_assert_mem_eq(cf_user_ptr(at, RECORD), text, RECORD);
}

static int open_ok(const char *path, int flags)
{
	int fd = cf_sys_open(path, flags);

	ck_assert_int_ge(fd, 0);
	return fd;
}

/* However much is asked for at once, the same bytes come. */
START_TEST(seq_reads_all_in_any_steps)
{
	static const unsigned int steps[] = { 8, 24, 4096, 5000, 16384 };
	unsigned int n = 0, step = steps[_i];
	int fd = open_ok(PROC, O_RDONLY);
	long got;

	step -= step % RECORD;
	while ((got = cf_sys_read(fd, ubuf, step)) > 0) {
		ck_assert_int_eq(got % RECORD, 0);
		for (long i = 0; i < got; i += RECORD)
			expect_record(ubuf + i, n++);
	}
	ck_assert_int_eq(got, 0);
	ck_assert_uint_eq(n, RECORDS);
	ck_assert_int_eq(cf_sys_close(fd), 0);
}
END_TEST

START_TEST(seq_seeks_and_preads)
{
	int fd = open_ok(PROC, O_RDONLY);

	ck_assert_int_eq(cf_sys_lseek(fd, 700 * RECORD, SEEK_SET),
			 700 * RECORD);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, RECORD), RECORD);
	expect_record(ubuf, 700);
	ck_assert_int_eq(cf_sys_pread(fd, ubuf, RECORD, 3 * RECORD), RECORD);
	expect_record(ubuf, 3);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, RECORD), RECORD);
	expect_record(ubuf, 701);
	ck_assert_int_eq(cf_sys_lseek(fd, 0, SEEK_END), -EINVAL);
	cf_sys_close(fd);
}
END_TEST

/* A short copy moves the position by what arrived; nothing is lost. */
START_TEST(seq_short_copy_loses_nothing)
{
	int fd = open_ok(PROC, O_RDONLY);

	cf_mm_hole_add(ubuf + 20, 8);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, 80), 20);
	ck_assert_int_eq(cf_file_pos(fd), 20);
	ck_assert_int_eq(cf_sys_read(fd, ubuf + 20, 4), -EFAULT);
	cf_mm_holes_clear();
	ck_assert_int_eq(cf_sys_read(fd, ubuf + 20, 12), 12);
	for (unsigned int n = 0; n < 4; n++)
		expect_record(ubuf + n * RECORD, n);
	cf_sys_close(fd);
}
END_TEST

START_TEST(debugfs_value_reads_and_writes)
{
	int fd = open_ok(DEBUG "value", O_RDWR);

	ck_assert_int_eq(cf_sys_read(fd, ubuf, 10), 2);
	ck_assert_mem_eq(cf_user_ptr(ubuf, 2), "7\n", 2);
	memcpy(cf_user_ptr(ubuf, 5), "0x20\n", 5);
	ck_assert_int_eq(cf_sys_write(fd, ubuf, 5), 5);
	ck_assert_int_eq(cf_sys_pread(fd, ubuf, 10, 0), 3);
	ck_assert_mem_eq(cf_user_ptr(ubuf, 3), "32\n", 3);
	memcpy(cf_user_ptr(ubuf, 5), "moose", 5);
	ck_assert_int_eq(cf_sys_write(fd, ubuf, 5), -EINVAL);
	cf_sys_close(fd);
}
END_TEST

START_TEST(debugfs_directory_is_no_file)
{
	ck_assert_int_eq(cf_sys_open("/sys/kernel/debug/cfnodes", O_RDONLY),
			 -EISDIR);
}
END_TEST

/* Everybody sleeps: the interrupt comes, once for each sleep. */
START_TEST(interrupt_wakes_sleeper)
{
	int fd = open_ok("/dev/cfwait", O_RDONLY);

	for (int n = 1; n < 4; n++) {
		ck_assert_int_eq(cf_sys_read(fd, ubuf, 4), 4);
		ck_assert_int_eq(*(int *)cf_user_ptr(ubuf, 4), n);
	}
	ck_assert_int_eq(cf_irq_fire(5), 1);
	ck_assert_int_eq(cf_irq_fire(6), 0);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, 4), 4);
	ck_assert_int_eq(*(int *)cf_user_ptr(ubuf, 4), 5);
	cf_sys_close(fd);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("nodes");
	TCase *tcase = tcase_create("nodes");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, seq_reads_all_in_any_steps, 0, 5);
	tcase_add_test(tcase, seq_seeks_and_preads);
	tcase_add_test(tcase, seq_short_copy_loses_nothing);
	tcase_add_test(tcase, debugfs_value_reads_and_writes);
	tcase_add_test(tcase, debugfs_directory_is_no_file);
	tcase_add_test(tcase, interrupt_wakes_sleeper);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
