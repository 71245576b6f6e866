// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * How fast are the runs of a sweep? One workload, open, write, lseek, read,
 * ioctl, close on scull, one real fault in each run; each way to make the runs
 * is measured in this one process, so that the ratios hold on any machine.
 * Judges nothing. Host-side.
 *
 *	sweep [LONGEST]		runs of the longest row, 1000000
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cf_guard.h>
#include <cf_mm.h>

#include "../inject/audit/rig.h"

#define ONCE BUILDDIR "/tests/bench/once"
#define FIRST 10000UL		/* runs of the shortest row */

static struct cf_sweep *sweep;

/* Wall and processor time, and the peak of memory of the child. */
struct cost {
	double wall, cpu;
	long peak_kb;
};

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

static double seconds(struct timeval tv)
{
	return tv.tv_sec + tv.tv_usec / 1e6;
}

/* Of this process, and of its children and theirs, which it waited for. */
static double cpu(void)
{
	struct rusage self, children;

	getrusage(RUSAGE_SELF, &self);
	getrusage(RUSAGE_CHILDREN, &children);
	return seconds(self.ru_utime) + seconds(self.ru_stime) +
	       seconds(children.ru_utime) + seconds(children.ru_stime);
}

static void fail(const char *what)
{
	fprintf(stderr, "sweep: %s\n", what);
	exit(3);
}

static void reap(pid_t child, struct rusage *usage)
{
	int status = 0;

	if (child < 0 || wait4(child, &status, 0, usage) < 0)
		fail("cannot fork");
	if (status)
		fail("a run did not take its fault");
}

/* One that is made again to be judged takes its fault again. */
static void run(unsigned long number)
{
	unsigned long faults = cf_fault_counts.taken;

	rig_run(sweep, number % (sweep->plan.runs - sweep->plan.attacks));
	if (cf_fault_counts.taken == faults)
		_exit(4);
}

/* As a worker does. */
static void in_process(unsigned long count, struct cost *cost)
{
	struct rusage usage;
	pid_t child = fork();

	if (!child) {
		cf_guard_start();
		for (unsigned long i = 0; i < count; i++)
			run(i);
		_exit(0);
	}
	reap(child, &usage);
	cost->peak_kb = usage.ru_maxrss;
}

static void fork_per_run(unsigned long count, struct cost *cost)
{
	struct rusage usage;

	for (unsigned long i = 0; i < count; i++) {
		pid_t child = fork();

		if (!child) {
			run(i);
			_exit(0);
		}
		reap(child, &usage);
		cost->peak_kb = usage.ru_maxrss;
	}
}

/* What the loop of a shell script does: a process of fiu-run for each run. */
static void fiu_run(unsigned long count, struct cost *cost)
{
	char size[24];

	snprintf(size, sizeof(size), "%lu",
		 sweep->clean->trace.entries[0].size);
	for (unsigned long i = 0; i < count; i++) {
		struct rusage usage;
		char point[120];
		pid_t child;

		snprintf(point, sizeof(point),
			 "enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=%lu",
			 i % 4);
		child = fork();
		if (!child) {
			execlp("fiu-run", "fiu-run", "-x", "-c", point, ONCE,
			       size, (char *)NULL);
			_exit(127);
		}
		reap(child, &usage);
		cost->peak_kb = usage.ru_maxrss;
	}
}

static struct cost measure(void (*way)(unsigned long, struct cost *),
			   const char *name, unsigned long count, double base)
{
	struct cost cost = { .wall = now(), .cpu = cpu() };

	way(count, &cost);
	cost.wall = (now() - cost.wall) / count;
	cost.cpu = (cpu() - cost.cpu) / count;
	printf("| %s | %lu | %.2f us | %.2f us | %.0f | %.2f | %ld KiB |\n",
	       name, count, cost.wall * 1e6, cost.cpu * 1e6, 1 / cost.cpu,
	       base ? cost.cpu / base : 1.0, cost.peak_kb);
	fflush(stdout);
	return cost;
}

int main(int argc, char **argv)
{
	unsigned long longest = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
	double base;

	sweep = rig_start("drivers-sim/scull/scull.c", 1U << CF_AXIS_PLAIN);
	rig_reduce(sweep);
	printf("one run: %d system calls, %lu user copies of which one is stopped; write and read of %lu bytes; %lu ways to stop them\n\n",
	       sweep->fit->workload.count, sweep->clean->trace.count,
	       sweep->clean->trace.entries[0].size, sweep->plan.runs);
	printf("| how | runs | each takes | of processor | runs/s of processor | ratio | peak memory |\n");
	printf("|---|---:|---:|---:|---:|---:|---:|\n");
	base = measure(in_process, "in process", FIRST, 0).cpu;
	for (unsigned long n = FIRST * 10; n <= longest; n *= 10)
		measure(in_process, "in process", n, base);
	measure(fork_per_run, "a fork for each", 1000, base);
	measure(fiu_run, "a fiu-run for each", 50, base);
	return 0;
}
