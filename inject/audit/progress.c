// SPDX-License-Identifier: LGPL-2.1-or-later
/* One line on a terminal that says how far a sweep is. Host-side. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "progress.h"
#include "sweep.h"

#define REDRAW_SECONDS 0.1

static size_t width;	/* of the line that is shown */
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

/* Blanks wipe what was longer: not every terminal knows escape codes. */
static void draw(const char *line)
{
	size_t size = strlen(line);

	fprintf(stderr, "\r%s%*s", line,
		width > size ? (int)(width - size) : 0, "");
	width = size;
	fflush(stderr);
}

void cf_progress_show(const struct cf_sweep *sweep, unsigned long under_way)
{
	unsigned long done = cf_tally_runs(&sweep->total) + under_way;
	unsigned long all = cf_sweep_share(sweep);
	double seconds = elapsed();
	char line[256];
	double rate = seconds > 0 ? (done - sweep->resumed) / seconds : 0;

	if (seconds - shown < REDRAW_SECONDS)
		return;
	shown = seconds;
	snprintf(line, sizeof(line),
		 "%s: %lu/%lu runs, %.0f runs/s, %u finding%s, %.0f s left",
		 sweep->build->name, done, all, rate, sweep->total.findings,
		 sweep->total.findings == 1 ? "" : "s",
		 rate > 0 ? (all - done) / rate : 0);
	draw(line);
}

void cf_progress_end(void)
{
	start.tv_sec = 0;
	shown = 0;
	draw("");
	fprintf(stderr, "\r");
	fflush(stderr);
}
