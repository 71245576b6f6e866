// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * copyfault doctor: look for what goes wrong on other people's machines, and
 * say what to do about it. Host-side.
 */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_syscall.h>

#include "audit/root.h"
#include "audit/spawn.h"
#include "options.h"

static int bad;

static void report(int is_good, const char *what, const char *advice)
{
	printf("%-5s %s\n", is_good ? "ok" : "BAD", what);
	if (is_good)
		return;
	printf("      %s\n", advice);
	bad++;
}

static int runs(const char *program, const char *arg)
{
	struct cf_args args = { .count = 0 };

	cf_args_add(&args, program);
	cf_args_add(&args, arg);
	return cf_spawn(&args, NULL, NULL) == 0;
}

static int in_path(const char *program)
{
	char *path = strdup(getenv("PATH") ? getenv("PATH") : "");
	int found = 0;

	for (char *dir = path ? strtok(path, ":") : NULL; dir && !found;
	     dir = strtok(NULL, ":")) {
		char file[PATH_MAX];

		snprintf(file, sizeof(file), "%s/%s", dir, program);
		found = !access(file, X_OK);
	}
	free(path);
	return found;
}

static int below_root(const char *name)
{
	char path[PATH_MAX];

	if (!cf_root())
		return 0;
	snprintf(path, sizeof(path), "%.*s/%s", PATH_MAX - 64, cf_root(),
		 name);
	return !access(path, R_OK);
}

/* A real fault, taken and serviced: an absent page, written through. */
static int faults_work(void)
{
	unsigned long before = cf_fault_counts.serviced;
	long addr, written = -1;
	int fd;

	addr = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	if (addr < 0)
		return 0;
	cf_mm_evict(addr, CF_PAGE_SIZE);
	fd = cf_sys_open("/tmp/doctor", O_CREAT | O_RDWR);
	if (fd >= 0) {
		written = cf_sys_write(fd, addr, 100);
		cf_sys_close(fd);
	}
	cf_mm_unmap(addr, CF_PAGE_SIZE);
	return written == 100 && cf_fault_counts.serviced == before + 1;
}

int cf_command_doctor(int argc, char **argv)
{
	static struct cf_options options;
	const char *cc = getenv("CC");
	int status = cf_options_parse(&options, argc, argv, 0);

	if (status)
		return status < 0 ? 0 : status;
	report(runs(cc && *cc ? cc : "cc", "--version"), "a C compiler",
	       "install gcc or clang, or set CC");
	report(cf_root() != NULL, "headers of the simulated kernel",
	       "reinstall copyfault, or set COPYFAULT_ROOT");
	report(below_root("uapi/linux/watchdog.h"), "uapi headers of Linux",
	       "apt-get install linux-libc-dev, then reinstall copyfault");
	report(below_root("uapi/asm/ioctls.h"), "uapi headers of this machine",
	       "apt-get install linux-libc-dev, then reinstall copyfault");
	report(in_path("fiu-run"), "fiu-run", "apt-get install fiu-utils");
	report(in_path("gdb"), "gdb, for replay --gdb",
	       "apt-get install gdb");
	report(!cf_boot(), "address space for the simulated machine",
	       "64 GiB of addresses twice must be free: look at ulimit -v");
	report(!bad && faults_work(), "a real page fault, serviced",
	       "another signal handler, or a tool such as valgrind, is in the way");
	return bad ? CF_EXIT_HARNESS : CF_EXIT_CLEAN;
}
