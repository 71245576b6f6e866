// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Reads a device again and again and says when the result changes, so that
 * steer.sh can steer it with fiu-ctrl while it runs. Ends by itself after some
 * seconds. Host-side.
 */
#include <fcntl.h>
#include <stdio.h>
#include <time.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>
#include <copyfault/fault.h>

#define LEN 100
#define ROUNDS 3000
#define PAUSE_NS 5000000L

int main(void)
{
	struct cf_module *module = cf_module_find("scull");
	long ubuf, before = -1;
	int fd;

	if (cf_boot() || cf_inject_start() || !module ||
	    cf_module_insert(module, NULL))
		return 3;
	ubuf = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	fd = cf_sys_open("/dev/scull0", O_RDWR);
	if (ubuf < 0 || fd < 0 || cf_sys_write(fd, ubuf, LEN) != LEN)
		return 3;
	for (int i = 0; i < ROUNDS; i++) {
		struct timespec pause = { 0, PAUSE_NS };
		long ret = cf_sys_pread(fd, ubuf, LEN, 0);

		if (ret != before) {
			printf("%ld\n", ret);
			fflush(stdout);
		}
		before = ret;
		cf_mm_holes_clear();	/* the page comes back */
		nanosleep(&pause, NULL);
	}
	return 0;
}
