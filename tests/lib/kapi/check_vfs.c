// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The way of a system call to a driver and back: what is refused before the
 * driver, what it is called with, what becomes of its answer. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>

#include "vfs_k.h"

#define PAGE CF_PAGE_SIZE

static struct cf_module *driver;

static unsigned long ubuf;

static void setup(void)
{
	ck_assert_int_eq(cf_boot(), 0);
	driver = cf_module_find("vfs_k");
	ck_assert_ptr_nonnull(driver);
	ck_assert_int_eq(cf_module_insert(driver, NULL), 0);
	ubuf = cf_mm_map(0, 2 * PAGE, CF_VM_READ | CF_VM_WRITE);
	ck_assert_int_gt((long)ubuf, 0);
	memset(&vfs_calls, 0, sizeof(vfs_calls));
}

static int open_ok(const char *path, int flags)
{
	long fd = cf_sys_open(path, flags);

	ck_assert_msg(fd >= 0, "%s: %ld", path, fd);
	return fd;
}

/* Every node is listed once, under its driver, in order of registration. */
START_TEST(dev_get_lists_nodes_of_driver)
{
	static const char *const expected[] = {
		"/dev/cfrange0", "/dev/cfrange1", "/dev/cfrange2",
		"/dev/cfvfs", "/dev/cfstream", "/dev/cfiter",
	};
	struct cf_dev_info info;
	unsigned int found = 0;

	for (unsigned int i = 0; !cf_dev_get(i, &info); i++) {
		if (strcmp(info.driver, "vfs_k"))
			continue;
		ck_assert_uint_lt(found, 6);
		ck_assert_str_eq(info.path, expected[found]);
		found++;
	}
	ck_assert_uint_eq(found, 6);
}
END_TEST

START_TEST(dev_get_tells_operations)
{
	struct cf_dev_info info;

	for (unsigned int i = 0; !cf_dev_get(i, &info); i++) {
		if (!strcmp(info.path, "/dev/cfvfs"))
			ck_assert_uint_eq(info.ops,
					  CF_DEV_READ | CF_DEV_WRITE |
					  CF_DEV_IOCTL | CF_DEV_POLL |
					  CF_DEV_LLSEEK);
		if (!strcmp(info.path, "/dev/cfiter"))
			ck_assert_uint_eq(info.ops, CF_DEV_READ_ITER |
					  CF_DEV_WRITE_ITER);
	}
}
END_TEST

/* A minor of a range is its number after the region's name. */
START_TEST(open_range_reaches_minor)
{
	int fd = open_ok("/dev/cfrange2", O_RDWR);

	ck_assert_uint_eq(vfs_calls.minor, 2);
	ck_assert_int_eq(cf_sys_close(fd), 0);
	ck_assert_int_eq(cf_sys_open("/dev/cfrange3", O_RDWR), -ENOENT);
}
END_TEST

/* A failed open leaves no descriptor, no file, no reference. */
START_TEST(open_failure_leaves_nothing)
{
	struct cf_balance before, after;

	cf_balance_read(&before);
	vfs_calls.ret_open = -EACCES;
	ck_assert_int_eq(cf_sys_open("/dev/cfvfs", O_RDWR), -EACCES);
	ck_assert_int_eq(cf_sys_open("/dev/nothing", O_RDWR), -ENOENT);
	cf_balance_read(&after);
	ck_assert_uint_eq(before.files, after.files);
	ck_assert_uint_eq(before.objects, after.objects);
	ck_assert_int_eq(cf_module_remove(driver), 0);
}
END_TEST

/* release() comes with the last of two descriptors; the module is busy. */
START_TEST(close_releases_with_last_reference)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR), other = cf_sys_dup(fd);

	ck_assert_int_eq(cf_module_remove(driver), -EBUSY);
	ck_assert_int_eq(cf_sys_close(fd), 0);
	ck_assert_uint_eq(vfs_calls.releases, 0);
	ck_assert_int_eq(cf_sys_close(fd), -EBADF);
	ck_assert_int_eq(cf_sys_close(other), 0);
	ck_assert_uint_eq(vfs_calls.releases, 1);
}
END_TEST

/* The file layer refuses these; the driver is never called. */
START_TEST(read_is_refused_before_driver)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);
	int wronly = open_ok("/dev/cfvfs", O_WRONLY);

	ck_assert_int_eq(cf_sys_read(99, ubuf, 1), -EBADF);
	ck_assert_int_eq(cf_sys_read(wronly, ubuf, 1), -EBADF);
	ck_assert_int_eq(cf_sys_read(fd, cf_task_size, 1), -EFAULT);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, -1UL), -EFAULT);
	ck_assert_int_eq(cf_sys_pread(fd, ubuf, 1, -1), -EINVAL);
	ck_assert_uint_eq(vfs_calls.calls, 0);
}
END_TEST

START_TEST(count_zero_reaches_driver)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);

	ck_assert_int_eq(cf_sys_read(fd, 1, 0), 0);
	ck_assert_int_eq(cf_sys_write(fd, 1, 0), 0);
	ck_assert_uint_eq(vfs_calls.calls, 2);
}
END_TEST

START_TEST(count_is_clipped_to_max)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);

	cf_sys_write(fd, ubuf, 0x90000000UL);
	ck_assert_uint_eq(vfs_calls.count, 0x7ffff000UL);
}
END_TEST

/* f_pos moves when the driver succeeds, stays when it fails. */
START_TEST(position_is_kept_on_failure)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);

	ck_assert_int_eq(cf_sys_read(fd, ubuf, 10), 10);
	ck_assert_int_eq(cf_file_pos(fd), 10);
	vfs_calls.forced = 1;
	vfs_calls.ret = -EIO;
	ck_assert_int_eq(cf_sys_read(fd, ubuf, 10), -EIO);
	ck_assert_int_eq(cf_file_pos(fd), 10);
	ck_assert_int_eq(cf_sys_pread(fd, ubuf, 10, 100), -EIO);
	ck_assert_int_eq(vfs_calls.pos, 100);
	ck_assert_int_eq(cf_file_pos(fd), 10);
}
END_TEST

START_TEST(stream_has_no_position)
{
	int fd = open_ok("/dev/cfstream", O_RDWR);

	ck_assert_int_eq(cf_sys_write(fd, ubuf, 3), 3);
	ck_assert_int_eq(vfs_calls.has_pos, 0);
	ck_assert_int_eq(cf_sys_lseek(fd, 0, SEEK_SET), -ESPIPE);
	ck_assert_int_eq(cf_sys_pread(fd, ubuf, 1, 0), -ESPIPE);
}
END_TEST

START_TEST(lseek_moves_and_refuses)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);

	ck_assert_int_eq(cf_sys_lseek(fd, 5, SEEK_SET), 5);
	ck_assert_int_eq(cf_sys_lseek(fd, 2, SEEK_CUR), 7);
	ck_assert_int_eq(cf_sys_lseek(fd, -8, SEEK_CUR), -EINVAL);
	ck_assert_int_eq(cf_sys_lseek(fd, 0, 17), -EINVAL);
	ck_assert_int_eq(cf_file_pos(fd), 7);
}
END_TEST

/* Numbers that user space never sees are translated. */
START_TEST(answers_are_translated)
{
	static const struct {
		long driver, user;
	} cases[] = {
		{ -515, -ENOTTY },	/* ENOIOCTLCMD */
		{ -512, -EINTR },	/* ERESTARTSYS */
		{ -EFAULT, -EFAULT },
		{ 7, 7 },
	};
	int fd = open_ok("/dev/cfvfs", O_RDWR);
	int iter = open_ok("/dev/cfiter", O_RDWR);

	vfs_calls.forced = 1;
	for (unsigned int i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		vfs_calls.ret = cases[i].driver;
		ck_assert_int_eq(cf_sys_ioctl(fd, 0x1234, 99),
				 cases[i].user);
	}
	ck_assert_uint_eq(vfs_calls.cmd, 0x1234);
	ck_assert_uint_eq(vfs_calls.arg, 99);
	ck_assert_int_eq(cf_sys_ioctl(iter, 1, 0), -ENOTTY);
}
END_TEST

START_TEST(poll_masks_what_was_not_asked)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);
	int iter = open_ok("/dev/cfiter", O_RDWR);

	ck_assert_int_eq(cf_sys_poll(fd, POLLIN), POLLIN | POLLHUP);
	ck_assert_int_eq(cf_sys_poll(iter, POLLIN | POLLPRI), POLLIN);
}
END_TEST

/* Two segments and the array itself in user memory. */
static unsigned long two_segments(unsigned long first, unsigned long n1,
				  unsigned long second, unsigned long n2)
{
	struct cf_iovec *iov = cf_user_ptr(ubuf + PAGE, 2 * sizeof(*iov));

	iov[0].base = first;
	iov[0].len = n1;
	iov[1].base = second;
	iov[1].len = n2;
	return ubuf + PAGE;
}

/* Without read_iter: one call for each segment, until one is short. */
START_TEST(readv_loops_over_segments)
{
	int fd = open_ok("/dev/cfvfs", O_RDWR);
	unsigned long uiov = two_segments(ubuf, 4, ubuf + 100, 6);

	ck_assert_int_eq(cf_sys_readv(fd, uiov, 2), 10);
	ck_assert_uint_eq(vfs_calls.calls, 2);
	ck_assert_int_eq(cf_file_pos(fd), 10);
	vfs_calls.forced = 1;
	vfs_calls.ret = 3;
	ck_assert_int_eq(cf_sys_readv(fd, uiov, 2), 3);
	ck_assert_uint_eq(vfs_calls.calls, 3);
}
END_TEST

START_TEST(readv_passes_segments_to_iter)
{
	int fd = open_ok("/dev/cfiter", O_RDWR);
	unsigned long uiov = two_segments(ubuf, 4, ubuf + 100, 6);

	ck_assert_int_eq(cf_sys_readv(fd, uiov, 2), 10);
	ck_assert_uint_eq(vfs_calls.calls, 1);
	ck_assert_uint_eq(vfs_calls.count, 10);
	ck_assert_mem_eq(cf_user_ptr(ubuf, 4), "0123", 4);
	ck_assert_mem_eq(cf_user_ptr(ubuf + 100, 6), "456789", 6);
}
END_TEST

START_TEST(readv_is_refused_before_driver)
{
	int fd = open_ok("/dev/cfiter", O_RDWR);

	ck_assert_int_eq(cf_sys_readv(fd, two_segments(ubuf, 4, cf_task_size,
						       6), 2), -EFAULT);
	ck_assert_int_eq(cf_sys_readv(fd, two_segments(ubuf, -1UL, ubuf, 6),
				      2), -EINVAL);
	ck_assert_int_eq(cf_sys_readv(fd, ubuf, 1025), -EINVAL);
	ck_assert_int_eq(cf_sys_readv(fd, two_segments(ubuf, 0, ubuf, 0), 2),
			 0);
	ck_assert_uint_eq(vfs_calls.calls, 0);
}
END_TEST

/* The second page of the buffer is a hole: the count ends at its edge. */
START_TEST(iter_read_stops_at_hole)
{
	int fd = open_ok("/dev/cfiter", O_RDWR);

	ck_assert_int_eq(cf_mm_hole_add(ubuf + 5, 16), 0);
	ck_assert_int_eq(cf_sys_read(fd, ubuf, 16), 5);
	ck_assert_int_eq(cf_file_pos(fd), 5);
	ck_assert_int_eq(cf_sys_read(fd, ubuf + 5, 8), -EFAULT);
	cf_mm_holes_clear();
}
END_TEST

/* Nothing of a clean run stays behind. */
START_TEST(balance_is_even_after_close)
{
	struct cf_balance before, after;
	int fd;

	cf_balance_read(&before);
	fd = open_ok("/dev/cfvfs", O_RDWR);
	cf_sys_read(fd, ubuf, 10);
	cf_sys_close(fd);
	cf_balance_read(&after);
	ck_assert_mem_eq(&before, &after, sizeof(before));
}
END_TEST

/* Each row: what a call does with a descriptor, and what is counted of it. */
static const struct {
	unsigned int cmd;
	unsigned long reserved, returned, stale;
	int is_open;
} descriptors[] = {
	{ VFS_FD_RESERVE, 1, 0, 0, 0 },
	{ VFS_FD_RETURN, 0, 0, 0, 0 },
	{ VFS_FD_INSTALL, 0, 0, 0, 1 },
	{ VFS_FD_RETURN_INSTALLED, 0, 1, 0, 1 },
	{ VFS_FD_PUT_INSTALLED, 0, 0, 1, 0 },
};

START_TEST(descriptors_are_accounted_for)
{
	struct cf_balance before, after;
	int fd = open_ok("/dev/cfvfs", O_RDWR);
	unsigned long effort;
	long made;

	cf_balance_read(&before);
	effort = cf_effort();
	made = cf_sys_ioctl(fd, descriptors[_i].cmd, 0);
	ck_assert_int_gt(made, fd);
	cf_balance_read(&after);
	ck_assert_uint_eq(after.fds_reserved - before.fds_reserved,
			  descriptors[_i].reserved);
	ck_assert_uint_eq(after.fds_returned - before.fds_returned,
			  descriptors[_i].returned);
	ck_assert_uint_eq(after.fds_stale - before.fds_stale,
			  descriptors[_i].stale);
	ck_assert_uint_eq(after.files - before.files, descriptors[_i].is_open);
	ck_assert_int_eq(cf_sys_close(made) == 0, descriptors[_i].is_open);
	/* Only a file is an effort: no call here sleeps or takes memory. */
	ck_assert_int_eq(cf_effort() != effort,
			 descriptors[_i].cmd >= VFS_FD_INSTALL);
	ck_assert_int_eq(cf_sys_close(fd), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("vfs");
	TCase *tcase = tcase_create("vfs");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_test(tcase, dev_get_lists_nodes_of_driver);
	tcase_add_test(tcase, dev_get_tells_operations);
	tcase_add_test(tcase, open_range_reaches_minor);
	tcase_add_test(tcase, open_failure_leaves_nothing);
	tcase_add_test(tcase, close_releases_with_last_reference);
	tcase_add_test(tcase, read_is_refused_before_driver);
	tcase_add_test(tcase, count_zero_reaches_driver);
	tcase_add_test(tcase, count_is_clipped_to_max);
	tcase_add_test(tcase, position_is_kept_on_failure);
	tcase_add_test(tcase, stream_has_no_position);
	tcase_add_test(tcase, lseek_moves_and_refuses);
	tcase_add_test(tcase, answers_are_translated);
	tcase_add_test(tcase, poll_masks_what_was_not_asked);
	tcase_add_test(tcase, readv_loops_over_segments);
	tcase_add_test(tcase, readv_passes_segments_to_iter);
	tcase_add_test(tcase, readv_is_refused_before_driver);
	tcase_add_test(tcase, iter_read_stops_at_hole);
	tcase_add_test(tcase, balance_is_even_after_close);
	tcase_add_loop_test(tcase, descriptors_are_accounted_for, 0, 5);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
