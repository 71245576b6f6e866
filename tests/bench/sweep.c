// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * How fast are the runs of a sweep? One workload, open, write, lseek, read,
 * ioctl, close on scull, one real fault in each run; each way to make the runs
 * is measured in this one process, so that the ratios hold on any machine.
 * Judges nothing. Host-side.
 *
 *	sweep [LONGEST]		runs of the longest row, 1000000
 */
#include <errno.h>
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
#define SPREAD 7919UL		/* a prime: few runs are as mixed as many */

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

	rig_run(sweep, number * SPREAD % sweep->plan.runs);
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

/* What a shorter call would have done is found out once for each length. */
static void warm(void)
{
	for (unsigned long i = 0; i < sweep->plan.runs; i++)
		run(i);
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

/* ---- workers of a pool, which go through the plan again and again ---- */

static long take(void *arg)
{
	unsigned long *left = arg;

	return *left ? (long)(--*left % sweep->plan.chunks) : -1;
}

static int done(void *arg, unsigned long chunk, const struct cf_tally *tally)
{
	(void)arg;
	(void)chunk;
	return tally->verdict[CF_VERDICT_PASS] == cf_tally_runs(tally) ?
	       0 : -EDOM;
}

static int tick(void *arg, unsigned long under_way)
{
	(void)arg;
	(void)under_way;
	return 0;
}

static void workers(int jobs, unsigned long count, struct cost *cost)
{
	unsigned long left = count / sweep->plan.runs * sweep->plan.chunks;
	const struct cf_pool_ops ops = {
		.take = take, .done = done, .tick = tick, .arg = &left,
	};
	struct rusage usage;

	if (cf_pool_run(sweep, jobs, &ops))
		fail("a run of the workers did not pass");
	getrusage(RUSAGE_CHILDREN, &usage);
	cost->peak_kb = usage.ru_maxrss;
}

static void one_worker(unsigned long count, struct cost *cost)
{
	workers(1, count, cost);
}

static void two_workers(unsigned long count, struct cost *cost)
{
	workers(2, count, cost);
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
	unsigned long rounds;
	double base, alone;

	sweep = rig_start("drivers-sim/scull/scull.c", 1U << CF_AXIS_PLAIN);
	/* An attack takes no fault. */
	sweep->options.not_axes = ~(1U << CF_AXIS_PLAIN);
	rig_reduce(sweep);
	printf("one run: %d system calls, %lu user copies of which one is stopped; write and read of %lu bytes; %lu ways to stop them\n\n",
	       sweep->fit->workload.count, sweep->clean->trace.count,
	       sweep->clean->trace.entries[0].size, sweep->plan.runs);
	printf("| how | runs | each takes | of processor | runs/s of processor | ratio | peak memory |\n");
	printf("|---|---:|---:|---:|---:|---:|---:|\n");
	measure(in_process, "the plan once, at first", sweep->plan.runs, 0);
	warm();
	base = measure(in_process, "in process", FIRST, 0).cpu;
	for (unsigned long n = FIRST * 10; n <= longest; n *= 10)
		measure(in_process, "in process", n, base);
	measure(fork_per_run, "a fork for each", 1000, base);
	measure(fiu_run, "a fiu-run for each", 50, base);
	rounds = (longest / sweep->plan.runs + 1) * sweep->plan.runs;
	alone = measure(one_worker, "-j1", rounds, base).wall;
	alone /= measure(two_workers, "-j2", rounds, base).wall;
	printf("\ntwo workers do %.2f times the work of one, by the clock\n",
	       alone);
	return 0;
}
