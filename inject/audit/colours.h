/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Uninitialised memory that reaches user space, or steers the driver. Host-side. */
#ifndef CF_COLOURS_H
#define CF_COLOURS_H

#include <cf_module.h>

#include "build.h"
#include "fit.h"
#include "origin.h"

#define CF_STAINS_MAX 64

/** enum cf_stain_kind - what depends on memory that nobody wrote */
enum cf_stain_kind {
	CF_STAIN_BYTES,		/* bytes that a user copy gave out */
	CF_STAIN_RESULT,	/* the result of a call */
	CF_STAIN_PATH,		/* which user copies are made */
};

/**
 * struct cf_stain - one place where it shows
 * @op:     call in which it shows
 * @site:   id of the user copy that gives it out; 0 for CF_STAIN_RESULT
 * @first:  first byte of the copy that does, @last of those without a gap
 * @bytes:  how many do, in all
 * @size:   of the copy
 * @is_filled: simple_write_to_buffer() was called there
 * @origin: of CF_STAIN_BYTES: where they came from, in the object @seen_in
 * @fault:  id of the user copy that was stopped; 0: none was
 * @occurrence: which access of @fault, and how: @kind, at byte @at
 */
struct cf_stain {
	enum cf_stain_kind kind;
	int op;
	unsigned int site;
	unsigned long first;
	unsigned long last;
	unsigned long bytes;
	unsigned long size;
	int is_filled;
	struct cf_origin origin;
	const char *seen_in;
	unsigned int fault;
	unsigned int occurrence;
	enum cf_kind fault_kind;
	unsigned long at;
};

/**
 * struct cf_colours - result of a comparison
 * @runs:  made in both colours
 * @lost:  of them, not compared: no room, or the driver died
 * @stain: one per kind, copy and fault site
 */
struct cf_colours {
	unsigned long runs;
	unsigned long lost;
	struct cf_stain stain[CF_STAINS_MAX];
	int stains;
	int stains_lost;
};

/**
 * cf_colours_compare() - Run the workload over two fills of fresh memory.
 *
 * Once without a fault and then with each user copy stopped, early and late;
 * heap and stack are filled with one colour, then with another. Both in child
 * processes. What differs depends on memory that nobody initialised.
 *
 * Must be called before the driver is loaded.
 *
 * Return: R2. 0, or -errno: it could not be done.
 */
int cf_colours_compare(const struct cf_build *build, const char *params,
		       const struct cf_fit *fit, struct cf_colours *out);

#endif
