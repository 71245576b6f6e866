/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A test without a framework: the first assertion that fails prints where and
 * why, and ends the program. Run by modes.sh. Host-side.
 */
#include <fcntl.h>
#include <stdio.h>

#include <copyfault/test.h>

#define SIZE 100

int main(void)
{
	unsigned long ubuf;
	int fd;

	cf_test_start();
	ubuf = cf_ubuf_new(SIZE, 1);
	cf_driver("scull_broken", "quantum=4000");
	fd = cf_must_open("/dev/scull0", O_RDWR);
	cf_pwrite(fd, ubuf, SIZE, 0);
	CF_ASSERT_RET(SIZE);
	CF_ASSERT_RET_SHORT();
	puts("passed so far");
	cf_arm("scull_read/copy_to_user midcopy@37");
	cf_read(fd, ubuf, SIZE);
	CF_ASSERT_RET_SHORT();
	puts("not reached");
	return 0;
}
