/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Bytes that differ from their neighbours, from zero and from sentinels, so
 * that a shifted, lost or cleared byte shows. Host-side.
 */
#ifndef PATTERN_H
#define PATTERN_H

/* Byte @i of the stream that @seed names: 1..223, period 223 bytes. */
static inline unsigned char pattern_byte(unsigned long i, unsigned int seed)
{
	return 1 + (i * 37 + seed) % 223;
}

static inline void pattern_fill(void *to, unsigned long len, unsigned int seed)
{
	unsigned char *byte = to;
	unsigned long i;

	for (i = 0; i < len; i++)
		byte[i] = pattern_byte(i, seed);
}

#endif
