// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Measure what a user copy costs, on this machine, now. Judges nothing: a
 * missed aim is printed, and the status is 0 all the same. Host-side.
 *
 *	bench [NAME...]		all of benches.def, or those named
 *
 * Status 2 for a name that is not there, 3 when it cannot be measured.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "cf_context.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "bench.h"

static const struct bench {
	const char *name;
	const char *text;
	void (*run)(void);
} benches[] = {
#define BENCH(name, text) { #name, text, bench_##name },
#include "benches.def"
#undef BENCH
};
#define BENCHES ((int)(sizeof(benches) / sizeof(benches[0])))

/* One processor for all of it: what moves is slower for a while. */
static void pin(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(sched_getcpu(), &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		fprintf(stderr, "bench: not pinned to one processor\n");
}

static void print_machine(void)
{
	char line[256] = "", *name = NULL;
	FILE *info = fopen("/proc/cpuinfo", "r");
	struct utsname os;

	while (info && !name && fgets(line, sizeof(line), info))
		if (!strncmp(line, "model name", 10))
			name = strchr(line, ':');
	if (info)
		fclose(info);
	if (name)
		name[strcspn(name, "\n")] = '\0';
	uname(&os);
	printf("%s; %s %s; compiler %s\n\n",
	       name ? name + 2 : "processor not named", os.sysname, os.release,
	       __VERSION__);
}

unsigned long bench_map(unsigned long pages)
{
	unsigned long size = pages * CF_PAGE_SIZE;
	long addr = cf_mm_map(0, size, CF_VM_READ | CF_VM_WRITE);

	if (addr < 0)
		bench_fail("cannot map %lu user pages: %ld", pages, addr);
	memset(cf_user_ptr(addr, size), 0x5a, size);
	return addr;
}

static const struct bench *find(const char *name)
{
	for (int i = 0; i < BENCHES; i++)
		if (!strcmp(benches[i].name, name))
			return &benches[i];
	fprintf(stderr, "bench: no benchmark is called %s; there are:\n", name);
	for (int i = 0; i < BENCHES; i++)
		fprintf(stderr, "  %-10s %s\n", benches[i].name,
			benches[i].text);
	return NULL;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!find(argv[i]))
			return 2;
	if (cf_boot())
		bench_fail("the simulated kernel did not start");
	pin();
	print_machine();
	cf_context()->kernel++;
	for (int i = 1; i < argc; i++)
		find(argv[i])->run();
	for (int i = 0; argc == 1 && i < BENCHES; i++)
		benches[i].run();
	return 0;
}
