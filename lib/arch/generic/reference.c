// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The routines of every architecture, byte by byte. Slow, and never run by the
 * library: tests/contract holds the real ones to these. Both sides.
 */
#include <cf_quirks.h>

#include "reference.h"

#define EFAULT 14
#define WORD sizeof(unsigned long)

unsigned long cf_reference_copy(unsigned char *to, const unsigned char *from,
				unsigned long n, unsigned long good)
{
	unsigned long done;

	for (done = 0; done < n && done < good; done++)
		to[done] = from[done];
	return n - done;
}

unsigned long cf_reference_clear(unsigned char *to, unsigned long n,
				 unsigned long good)
{
	unsigned long done;

	for (done = 0; done < n && done < good; done++)
		to[done] = 0;
	return n - done;
}

long cf_reference_get(unsigned char *value, const unsigned char *from,
		      unsigned long size, unsigned long good)
{
	for (unsigned long i = 0; i < size; i++)
		value[i] = good < size ? 0 : from[i];
	return good < size ? -EFAULT : 0;
}

long cf_reference_put(unsigned char *to, const unsigned char *value,
		      unsigned long size, unsigned long good)
{
	unsigned long done = good < size ? cf_arch_put_reach(size, good) : size;

	for (unsigned long i = 0; i < done; i++)
		to[i] = value[i];
	return done < size ? -EFAULT : 0;
}

long cf_reference_strncpy(unsigned char *to, const unsigned char *from,
			  unsigned long max, unsigned long good)
{
	for (unsigned long i = 0; i < max; i++) {
		unsigned long end = (i / WORD + 1) * WORD;

		if (i >= good)
			return -EFAULT;
		to[i] = from[i];
		if (from[i])
			continue;
		if (end <= max && end <= good)
			for (unsigned long j = i; j < end; j++)
				to[j] = 0;
		return i;
	}
	return max;
}

long cf_reference_strnlen(const unsigned char *from, unsigned long max,
			  unsigned long good, unsigned long skip)
{
	unsigned long last = (max - 1 + skip) / WORD * WORD + WORD - skip;

	for (unsigned long i = 0; i < last; i++) {
		if (i >= good)
			return 0;
		if (!from[i])
			return i + 1;
	}
	return max + 1;
}
