// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * How far the copies of i386 get, in arithmetic: what doc/user-copies.md says
 * of its variants. Both sides.
 */
#include <cf_cpu.h>

#include "lib/arch/generic/reference.h"

/* Words of 4 counted from the start, the last bytes singly. */
static struct cf_reach by_words(unsigned long n, unsigned long good)
{
	unsigned long done = good;

	if (good >= n)
		done = n;
	else if (good < n - n % 4)
		done = good - good % 4;
	return (struct cf_reach) { .stored = done, .residue = n - done };
}

/* Bytes up to a border of 8 of the target, then words. */
static struct cf_reach by_border(unsigned long to, unsigned long n,
				 unsigned long good)
{
	unsigned long head = n > 7 ? (8 - to % 8) % 8 : n;
	struct cf_reach rest;

	if (good <= head)
		return (struct cf_reach) { .stored = good, .residue = n - good };
	rest = by_words(n - head, good - head);
	rest.stored += head;
	return rest;
}

/* Does the block that begins at @at get through? Else *stored of it are. */
static int block_passes(int is_read, unsigned long left, unsigned long good,
			unsigned long *stored)
{
	int reads_ahead = is_read && left >= 68;

	*stored = 64;
	if (good >= 64 + (reads_ahead ? 4 : 0))
		return 1;
	/* Two words are loaded before they are stored. */
	*stored = is_read ? good - good % 8 : good - good % 4;
	if (is_read && (reads_ahead || good < 36))
		*stored = 0;
	return 0;
}

static struct cf_reach by_blocks(int is_read, unsigned long n,
				 unsigned long good)
{
	unsigned long at, stored;
	struct cf_reach rest;

	for (at = 0; n - at >= 64; at += 64)
		if (!block_passes(is_read, n - at, good > at ? good - at : 0,
				  &stored))
			return (struct cf_reach) {
				.stored = at + stored, .residue = n - at,
			};
	rest = by_words(n - at, good - at);
	rest.stored += at;
	return rest;
}

struct cf_reach cf_reference_reach(enum cf_reference_side side,
				   unsigned long to, unsigned long from,
				   unsigned long n, unsigned long good)
{
	int is_in = side == CF_REFERENCE_IN_READ ||
		    side == CF_REFERENCE_IN_WRITE;

	if (good > n)
		good = n;
	switch (cf_cpu_variant) {
	case CF_CPU_PLAIN:
		return by_words(n, good);
	case CF_CPU_INTEL:
		if (!is_in && n >= 64 && to % 8 != from % 8)
			return by_blocks(side == CF_REFERENCE_FROM, n, good);
		break;
	case CF_CPU_STRING:
	case CF_CPU_COUNT:
		break;
	}
	return by_border(to, n, good);
}
