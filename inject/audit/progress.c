// SPDX-License-Identifier: LGPL-2.1-or-later
/* One line on a terminal that says how far a sweep is. Host-side. */
#include <stdio.h>
#include <time.h>

#include "progress.h"
#include "sweep.h"

#define REDRAW_SECONDS 0.1

static struct timespec start;
static double shown;

static double elapsed(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	if (!start.tv_sec)
		start = ts;
	return ts.tv_sec - start.tv_sec + (ts.tv_nsec - start.tv_nsec) / 1e9;
}

void cf_progress_show(const struct cf_sweep *sweep, unsigned long under_way)
{
	unsigned long done = cf_tally_runs(&sweep->total) + under_way;
	unsigned long all = sweep->plan.runs;
	double seconds = elapsed();
	double rate = seconds > 0 ? done / seconds : 0;

	if (seconds - shown < REDRAW_SECONDS)
		return;
	shown = seconds;
	fprintf(stderr, "\r%s: %lu/%lu runs, %.0f runs/s, %u findings, %.0f s left\033[K",
		sweep->build->name, done, all, rate, sweep->total.findings,
		rate > 0 ? (all - done) / rate : 0);
	fflush(stderr);
}

void cf_progress_end(void)
{
	start.tv_sec = 0;
	shown = 0;
	fprintf(stderr, "\r\033[K");
	fflush(stderr);
}
