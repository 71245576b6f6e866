// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Reads /dev/words once for each line on standard input, and prints what read()
 * returned. It knows nothing of faults: they come from outside. Host-side.
 */
#include <fcntl.h>
#include <stdio.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>
#include <copyfault/fault.h>

#define SIZE 26

/* Boot the simulated kernel, look at libfiu's points, insmod words. */
static int start(void)
{
	struct cf_module *module = cf_module_find("words");

	return cf_boot() || cf_inject_start() || !module ||
	       cf_module_insert(module, NULL);
}

int main(void)
{
	char line[80];
	int fd;

	if (start())
		return 3;
	fd = cf_sys_open("/dev/words", O_RDONLY);
	while (fgets(line, sizeof(line), stdin)) {
		/* A new buffer: a page that went away does not come back. */
		long ubuf = cf_mm_map(0, CF_PAGE_SIZE,
				      CF_VM_READ | CF_VM_WRITE);

		printf("read returned %ld\n", cf_sys_read(fd, ubuf, SIZE));
		fflush(stdout);
		cf_mm_unmap(ubuf, CF_PAGE_SIZE);
	}
	return 0;
}
