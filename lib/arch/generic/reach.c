// SPDX-License-Identifier: LGPL-2.1-or-later
/* Copies that are exact: what is accessible arrives and is counted. Both sides. */
#include "reference.h"

struct cf_reach cf_reference_reach(enum cf_reference_side side,
				   unsigned long to, unsigned long from,
				   unsigned long n, unsigned long good)
{
	unsigned long done = good < n ? good : n;

	(void)side;
	(void)to;
	(void)from;
	return (struct cf_reach) { .stored = done, .residue = n - done };
}
