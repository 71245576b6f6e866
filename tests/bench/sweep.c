// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * How fast are the runs of a sweep? One workload, open, write, lseek, read,
 * ioctl, close on scull, one real fault in each run; each way to make the runs
 * is measured in this one process, so that the ratios hold on any machine.
 * Host-side.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../inject/audit/rig.h"

static struct cf_sweep *sweep;

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

static void die(const char *what)
{
	perror(what);
	exit(99);
}

static void runs(unsigned long count)
{
	for (unsigned long i = 0; i < count; i++)
		rig_run(sweep, i % sweep->plan.runs);
}

static void reap(pid_t child, struct rusage *usage)
{
	int status;

	if (child < 0 || wait4(child, &status, 0, usage) < 0)
		die("fork");
	if (status) {
		fprintf(stderr, "a child ended with status %#x\n", status);
		exit(99);
	}
}

/* In a child, as a worker is: its peak of memory is its own. */
static double in_process(unsigned long count, long *peak_kb)
{
	double start = now();
	struct rusage usage;
	pid_t child = fork();

	if (!child) {
		runs(count);
		_exit(0);
	}
	reap(child, &usage);
	*peak_kb = usage.ru_maxrss;
	return (now() - start) / count;
}

static double fork_per_run(unsigned long count)
{
	double start = now();
	struct rusage usage;

	for (unsigned long i = 0; i < count; i++) {
		pid_t child = fork();

		if (!child) {
			rig_run(sweep, i % sweep->plan.runs);
			_exit(0);
		}
		reap(child, &usage);
	}
	return (now() - start) / count;
}

/* What a test writer's loop would do: one process of fiu-run for each run. */
static double fiu_run(unsigned long count, const char *once)
{
	double start = now();
	struct rusage usage;

	for (unsigned long i = 0; i < count; i++) {
		char point[120];
		pid_t child;

		snprintf(point, sizeof(point),
			 "enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=%lu",
			 i % 4);
		child = fork();
		if (!child) {
			execlp("fiu-run", "fiu-run", "-x", "-c", point, once,
			       (char *)NULL);
			_exit(127);
		}
		reap(child, &usage);
	}
	return (now() - start) / count;
}

static void line(const char *what, unsigned long count, double each,
		 double base)
{
	printf("  %-28s %8lu runs %9.2f us each %9.0f runs/s   1 : %.1f\n",
	       what, count, each * 1e6, 1 / each, each / base);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static const unsigned long sizes[] = { 10000, 100000, 1000000 };
	int rows = argc > 1 ? atoi(argv[1]) : 3;
	double base = 0;
	long peak;

	sweep = rig_start("drivers-sim/scull/scull.c");
	rig_reduce(sweep);
	printf("one run: %d calls, %lu user copies, 1 fault; plan %lu\n",
	       sweep->fit->workload.count, sweep->clean->trace.count,
	       sweep->plan.runs);
	in_process(10000, &peak);
	for (int i = 0; i < rows; i++) {
		double each = in_process(sizes[i], &peak);

		if (!base)
			base = each;
		line("in process", sizes[i], each, base);
		printf("  %-28s %8ld KiB\n", "  peak memory", peak);
	}
	line("a fork for each", 1000, fork_per_run(1000), base);
	if (argc > 2)
		line("a fiu-run for each", 100, fiu_run(100, argv[2]), base);
	return 0;
}
