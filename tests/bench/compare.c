// SPDX-License-Identifier: LGPL-2.1-or-later
/* Time two works in turn and take medians. Decides how often. Host-side. */
#include <stdlib.h>
#include <time.h>

#include "bench.h"

#define ROUNDS 1001
#define WARM_UP 20
#define STRETCH_NS 20000

static double now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e9 + now.tv_nsec;
}

/* Nanoseconds that @count pieces take. */
static double stretch(const struct bench_work *work, unsigned long count)
{
	double start, end;

	if (work->begin)
		work->begin(work->arg);
	start = now_ns();
	work->run(work->arg, count);
	end = now_ns();
	if (work->end)
		work->end(work->arg);
	return end - start;
}

/* How many pieces fill a stretch. */
static unsigned long pieces(const struct bench_work *work)
{
	unsigned long count = 1;

	while (stretch(work, count) < STRETCH_NS)
		count *= 2;
	return count;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values)
{
	qsort(values, ROUNDS, sizeof(*values), by_value);
	return values[ROUNDS / 2];
}

struct bench_pair bench_compare(const struct bench_work *ours,
				const struct bench_work *base)
{
	static double our_ns[ROUNDS], base_ns[ROUNDS], ratio[ROUNDS];
	unsigned long our_count = pieces(ours), base_count = pieces(base);

	for (int round = -WARM_UP; round < ROUNDS; round++) {
		int at = round < 0 ? 0 : round;

		if (round % 2)
			our_ns[at] = stretch(ours, our_count) / our_count;
		base_ns[at] = stretch(base, base_count) / base_count;
		if (!(round % 2))
			our_ns[at] = stretch(ours, our_count) / our_count;
		ratio[at] = our_ns[at] / base_ns[at];
	}
	return (struct bench_pair) {
		.ours = median(our_ns), .base = median(base_ns),
		.ratio = median(ratio),
	};
}
