// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Print the table, in Markdown, so that doc/bench.md can show it as it is.
 * Host-side.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

static void print_one(double ns, int is_rate)
{
	if (is_rate)
		printf(" %.0f/s |", 1e9 / ns);
	else
		printf(" %.*f ns |", ns < 100 ? 1 : 0, ns);
}

static int is_reached(const struct bench_row *row)
{
	switch (row->aim) {
	case BENCH_RATIO_MAX:
		return row->pair.ratio <= row->bound;
	case BENCH_OVER_MAX:
		return row->pair.ours - row->pair.base <= row->bound;
	case BENCH_RATE_MIN:
		return 1e9 / row->pair.ours >= row->bound;
	case BENCH_NO_AIM:
		break;
	}
	return 1;
}

static void print_aim(const struct bench_row *row)
{
	const char *verdict = is_reached(row) ? "reached" : "MISSED";

	switch (row->aim) {
	case BENCH_RATIO_MAX:
		printf(" at most %.2fx: %s |\n", row->bound, verdict);
		return;
	case BENCH_OVER_MAX:
		printf(" at most %.0f ns over: %s |\n", row->bound, verdict);
		return;
	case BENCH_RATE_MIN:
		printf(" at least %.0f/s: %s |\n", row->bound, verdict);
		return;
	case BENCH_NO_AIM:
		printf(" |\n");
		return;
	}
}

void bench_print(const struct bench_row *row)
{
	static int is_begun;

	if (!is_begun) {
		printf("| what | takes | against | takes | ratio | over | aim |\n"
		       "|---|---:|---|---:|---:|---:|---|\n");
		is_begun = 1;
	}
	printf("| %s |", row->what);
	print_one(row->pair.ours, row->is_rate);
	if (row->against) {
		printf(" %s |", row->against);
		print_one(row->pair.base, row->is_rate);
		printf(" %.2f | %+.1f ns |", row->pair.ratio,
		       row->pair.ours - row->pair.base);
	} else {
		printf(" | | | |");
	}
	print_aim(row);
	fflush(stdout);
}

void bench_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "bench: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);
	exit(3);
}
