// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The workload of sweep.c once, as a test program that links the driver would
 * have it: what fiu-run starts for each run. The caller says how long the
 * write and the read are. Host-side.
 */
#include <fcntl.h>
#include <stdlib.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>
#include <copyfault/fault.h>

#include "../../drivers-sim/scull/scull.h"

int main(int argc, char **argv)
{
	struct cf_module *module = cf_module_find("scull");
	unsigned long size = argc > 1 ? strtoul(argv[1], NULL, 10) : 64;
	long ubuf;
	int fd;

	if (cf_boot() || cf_inject_start() || !module ||
	    cf_module_insert(module, NULL))
		return 3;
	ubuf = cf_mm_map(0, 2 * CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	fd = cf_sys_open("/dev/scull0", O_RDWR);
	if (ubuf < 0 || fd < 0)
		return 3;
	cf_sys_write(fd, ubuf, size);
	cf_sys_lseek(fd, 0, SEEK_SET);
	cf_sys_read(fd, ubuf, size);
	cf_sys_ioctl(fd, SCULL_IOCSQUANTUM, ubuf);
	cf_sys_close(fd);
	cf_module_remove(module);
	/* A fault that did not happen would make this cheaper than it is. */
	return cf_fault_counts.taken ? 0 : 4;
}
