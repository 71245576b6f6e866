/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a benchmark uses: two things timed in turn, and rows of the one table.
 * Host-side.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

/** bench_fn - Do the work @count times. */
typedef void bench_fn(void *arg, unsigned long count);

/**
 * struct bench_work - one side of a comparison
 * @run:   the work
 * @begin: before each timed stretch of @run, untimed; may be NULL
 * @end:   after it; may be NULL
 */
struct bench_work {
	bench_fn *run;
	void (*begin)(void *arg);
	void (*end)(void *arg);
	void *arg;
};

/**
 * struct bench_pair - medians over all rounds
 * @ours, @base: nanoseconds of one piece of work
 * @ratio:       ours / base of the same round
 */
struct bench_pair {
	double ours;
	double base;
	double ratio;
};

/**
 * bench_compare() - Time two works in turn, round by round.
 *
 * Each round times both for some 20 us, in changing order, so that a change of
 * the machine's speed meets both. The medians pay no heed to rounds that
 * something else has disturbed.
 */
struct bench_pair bench_compare(const struct bench_work *ours,
				const struct bench_work *base);

/* What an aim bounds. */
enum bench_aim {
	BENCH_NO_AIM,
	BENCH_RATIO_MAX,	/* ours / base */
	BENCH_OVER_MAX,		/* ours - base, ns */
	BENCH_RATE_MIN,		/* ours, per second */
};

/**
 * struct bench_row - a row of the table
 * @what:    what was measured
 * @against: what with; NULL: with nothing
 * @pair:    ns of one; where @against is NULL only @pair.ours counts
 * @aim:     what @bound bounds
 * @is_rate: print it as so many a second, not as nanoseconds
 */
struct bench_row {
	const char *what;
	const char *against;
	struct bench_pair pair;
	enum bench_aim aim;
	double bound;
	int is_rate;
};

/** bench_print() - Add a row to the table. */
void bench_print(const struct bench_row *row);

/** bench_fail() - It cannot be measured: say why and end with status 3. */
void bench_fail(const char *format, ...)
	__attribute__((noreturn, format(printf, 1, 2)));

/** bench_map() - Map user pages, filled with 0x5a, or end. */
unsigned long bench_map(unsigned long pages);

#define BENCH(name, text) void bench_##name(void);
#include "benches.def"
#undef BENCH

#endif
