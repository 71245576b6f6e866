// SPDX-License-Identifier: LGPL-2.1-or-later
/* What to put into a user buffer when nobody says. Host-side. */
#include <string.h>

#include "fill.h"

static unsigned char byte(size_t i, enum cf_fill fill, unsigned int says)
{
	switch (fill) {
	case CF_FILL_COUNTING:
		/* 251 is prime: no period of the driver's hides in it. */
		return (i + says) % 251 + 1;
	case CF_FILL_ONES:
		return i % 4 == 0 ? 1 : 0;
	case CF_FILL_TWOS:
		return i % 4 == 0 ? 2 : 0;
	case CF_FILL_DIGIT:
		return i == 0 ? '1' : i == 1 ? '\n' : 0;
	case CF_FILL_TEXT:
		return i % 16 == 15 ? 0 : 'a' + i % 16;
	case CF_FILL_ZERO:
	case CF_FILL_SIZED:
		return 0;
	case CF_FILL_EARLIER:
	case CF_FILL_SENTINEL:
		break;
	}
	return 0xa5;
}

void cf_fill(unsigned char *to, size_t size, enum cf_fill fill,
	     unsigned int says)
{
	for (size_t i = 0; i < size; i++)
		to[i] = byte(i, fill, says);
	if (fill == CF_FILL_SIZED)
		memcpy(to, &says, size < sizeof(says) ? size : sizeof(says));
}
