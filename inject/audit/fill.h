/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What to put into a user buffer when nobody says. Host-side. */
#ifndef CF_FILL_H
#define CF_FILL_H

#include <stddef.h>

enum cf_fill {
	CF_FILL_COUNTING,	/* bytes that differ from their neighbours */
	CF_FILL_ONES,		/* 32-bit words of 1: small counts, flags, ids */
	CF_FILL_TWOS,
	CF_FILL_SIZED,		/* the size in the first 32 bits, then zeros */
	CF_FILL_DIGIT,		/* "1\n", then NUL */
	CF_FILL_TEXT,		/* letters, one NUL in every 16 */
	CF_FILL_ZERO,
	CF_FILL_EARLIER,	/* what an earlier call left: fit's business */
	CF_FILL_SENTINEL,	/* 0xa5: where the driver is to write */
};

/**
 * cf_fill() - Fill a buffer.
 * @size: bytes to fill
 * @says: what CF_FILL_SIZED puts into the first word; where CF_FILL_COUNTING
 *        begins
 */
void cf_fill(unsigned char *to, size_t size, enum cf_fill fill,
	     unsigned int says);

#endif
