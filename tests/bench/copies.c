// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies that nothing stops, against memcpy() of the same bytes between
 * the same buffers, called from the same code. Host-side.
 */
#include <string.h>

#include "cf_mm.h"

#include "bench.h"
#include "copies_k.h"

#define BIGGEST 65536

/**
 * struct row - one size and direction
 * @shift: bytes from the beginning of a page to that of the user buffer; the
 *         kernel buffer begins where a page does
 */
static const struct row {
	const char *name;
	bench_fn *ours, *base;
	unsigned long size, shift;
	enum bench_aim aim;
	double bound;
} rows[] = {
#define DIRECTIONS(suffix, text, size, shift, aim, bound)		\
	{ "copy_from_user, " text, copies_from_user##suffix,		\
	  copies_memcpy_from##suffix, size, shift, aim, bound },		\
	{ "copy_to_user, " text, copies_to_user##suffix,		\
	  copies_memcpy_to##suffix, size, shift, aim, bound }
	DIRECTIONS(_8, "8 bytes, constant", 8, 0, BENCH_OVER_MAX, 4),
	DIRECTIONS(_64, "64 bytes, constant", 64, 0, BENCH_OVER_MAX, 4),
	DIRECTIONS(, "8 bytes", 8, 0, BENCH_OVER_MAX, 4),
	DIRECTIONS(, "64 bytes", 64, 0, BENCH_OVER_MAX, 4),
	DIRECTIONS(, "256 bytes", 256, 0, BENCH_NO_AIM, 0),
	DIRECTIONS(, "1 KiB", 1024, 0, BENCH_NO_AIM, 0),
	DIRECTIONS(, "4 KiB", 4096, 0, BENCH_RATIO_MAX, 1.05),
	DIRECTIONS(, "4 KiB, misaligned", 4096, 13, BENCH_RATIO_MAX, 1.05),
	DIRECTIONS(, "8 KiB", 8192, 0, BENCH_RATIO_MAX, 1.05),
	DIRECTIONS(, "16 KiB", 16384, 0, BENCH_RATIO_MAX, 1.05),
	DIRECTIONS(, "16 KiB, misaligned", 16384, 13, BENCH_RATIO_MAX, 1.05),
	DIRECTIONS(, "64 KiB", 65536, 0, BENCH_RATIO_MAX, 1.05),
#undef DIRECTIONS
};

/* One copy between buffers that differ: a fast one that is wrong is no use. */
static void try_once(const struct row *row, struct copies_work *work)
{
	for (unsigned long i = 0; i < row->size; i++) {
		((char *)work->alias)[i] = i;
		((char *)work->kernel)[i] = ~i;
	}
	row->ours(work, 1);
	if (work->residue || memcmp(work->alias, work->kernel, row->size))
		bench_fail("%s does not copy", row->name);
}

static void measure(const struct row *row, struct copies_work work)
{
	const struct bench_work ours = { .run = row->ours, .arg = &work };
	const struct bench_work base = { .run = row->base, .arg = &work };
	struct bench_row out = {
		.what = row->name, .against = "memcpy", .aim = row->aim,
		.bound = row->bound,
	};

	work.size = row->size;
	work.user += row->shift;
	work.alias += row->shift;
	try_once(row, &work);
	out.pair = bench_compare(&ours, &base);
	if (work.residue)
		bench_fail("%s left a residue", row->name);
	bench_print(&out);
}

void bench_copies(void)
{
	struct copies_work work = {
		.user = bench_map(BIGGEST / CF_PAGE_SIZE),
		.kernel = copies_alloc(BIGGEST),
	};

	work.alias = cf_user_ptr(work.user, BIGGEST);
	if (!work.kernel)
		bench_fail("no kernel memory");
	for (unsigned int i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		measure(&rows[i], work);
}
