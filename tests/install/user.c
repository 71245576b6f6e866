// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A program of somebody who has only what was installed, with two drivers
 * linked in: tests/cli/first.c, and one with exception table entries of its
 * own. Says what it finds, one thing a line; status 0 when all is as it must
 * be. It must be the same with the shared and the static library. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/fault.h>
#include <cf_mm.h>
#include <cf_module.h>
#include <cf_syscall.h>

#include "asm_k.h"

#define SIZE 64UL
#define FIRST_GET _IOR('f', 1, unsigned int [16])

static int failed;

static void expect(int is_right, const char *what)
{
	printf("%s %s\n", is_right ? "ok" : "not ok", what);
	failed |= !is_right;
}

/* A library that lost a part would lose its injection points. */
static void list_modules(void)
{
	for (struct cf_module *m = cf_module_first(); m; m = m->next) {
		struct cf_site *site = cf_module_next_site(m, NULL);
		int sites = 0;

		for (; site; site = cf_module_next_site(m, site))
			sites++;
		printf("module %s: %s\n", m->name,
		       sites ? "has sites" : "has none");
	}
}

/* The residue comes back, for this is first.c's bug. */
static int stops_at(int fd, unsigned long ubuf, unsigned long at)
{
	unsigned char *byte = cf_user_ptr(ubuf, SIZE);
	char fault[64];
	int is_right;
	long result;

	memset(byte, 0x5a, SIZE);
	snprintf(fault, sizeof(fault), "first_ioctl/copy_to_user midcopy@%lu",
		 at);
	if (cf_fault_arm(fault)) {
		printf("%s: %s\n", fault, cf_fault_error());
		return 0;
	}
	result = cf_sys_ioctl(fd, FIRST_GET, ubuf);
	is_right = result == (long)(SIZE - at) && cf_fault_fired() == 1 &&
		   (!at || !byte[at - 1]) && byte[at] == 0x5a;
	cf_fault_disarm();
	cf_mm_holes_clear();
	return is_right;
}

static void stop_copies(void)
{
	int fd = (int)cf_sys_open("/dev/first", 0);
	long ubuf = cf_mm_map(0, SIZE, CF_VM_READ | CF_VM_WRITE);
	unsigned long right = 0;

	expect(fd >= 0, "the driver has its device");
	for (unsigned long at = 0; at < SIZE; at++)
		right += stops_at(fd, (unsigned long)ubuf, at);
	expect(right == SIZE, "its copy stops at every byte");
	expect(cf_sys_ioctl(fd, FIRST_GET, (unsigned long)ubuf) == 0,
	       "and at none when no fault is armed");
}

static void use_own_table(void)
{
	unsigned long absent = (unsigned long)cf_mm_map(0, 4096, CF_VM_READ);
	unsigned int value = 1;

	expect(!cf_mm_evict(absent, 4096) && !k_asm_load(&value, absent) &&
	       value == 0, "a driver's own access brings a page in");
	cf_mm_unmap(absent, 4096);
	expect(k_asm_load(&value, absent) == -EFAULT,
	       "and its own exception table entry repairs it");
}

static int load(const char *path)
{
	const char *error = "loaded";
	struct cf_module *module = cf_module_load(path, &error);

	printf("%s: %s\n", path, error);
	return !module;
}

int main(int argc, char **argv)
{
	cf_boot();
	if (argc > 1)
		return load(argv[1]);
	cf_inject_start();
	list_modules();
	expect(!cf_module_insert(cf_module_find("first"), NULL),
	       "the driver is inserted");
	stop_copies();
	use_own_table();
	return failed;
}
