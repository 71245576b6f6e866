/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The laws of data/README.md in plain C: what a call owes, computed from the
 * number of accessible bytes. Touches no memory but its result. Host-side.
 */
#ifndef TESTS_GOLDEN_LAW_H
#define TESTS_GOLDEN_LAW_H

#include "vector.h"

#define REGION_MAX 8448

/**
 * struct law_case - one call in front of a bad page
 * @op:      what is called
 * @u, @n:   address and length, as it gets them
 * @limit:   TASK_SIZE_MAX of the machine
 * @good:    accessible bytes from @u on
 * @visible: bytes from @u on that can be looked at afterwards
 * @mapped:  @u is good kernel memory: only what is not checked gets there
 * @cpu:     enum cf_cpu_variant
 *
 * The others are those of struct vector.
 */
struct law_case {
	enum golden_op op;
	unsigned long u, n, limit;
	unsigned long good, visible;
	int mapped;
	int cpu;
	long nul, nz;
	unsigned long ksize;
	long long pos;
	unsigned long avail;
	unsigned long seg_len[SEGMENTS_MAX];
	unsigned long seg_base[SEGMENTS_MAX];
	int segments, bad;
	unsigned long ask;
	char text[TEXT_MAX];
	int text_size;
	unsigned int base;
};

/**
 * struct outcome - what a call gave and left behind
 * @region: bytes of the target that are described
 * @state:  of each: C copied, Z zeroed, U untouched, X anything else
 */
struct outcome {
	long ret;
	int norun;
	enum value value;
	long length;
	long long newpos;
	long left, off, segs;
	unsigned long region;
	char state[REGION_MAX];
};

/** law_apply() - What the call owes. */
void law_apply(const struct law_case *c, struct outcome *out);

/** law_region() - How much of the target is described. */
unsigned long law_region(const struct law_case *c);

/** outcome_differs() - In anything? @a's region decides. */
int outcome_differs(const struct outcome *a, const struct outcome *b);

#endif
