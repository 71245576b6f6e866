/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The constants that a driver's source speaks of. Host-side. */
#ifndef CF_CONSTANTS_H
#define CF_CONSTANTS_H

#include "build.h"

#define CF_CONSTANTS_MAX 128

/**
 * struct cf_constants - no two alike, in the order of the source
 * @compared: so many of them, the first, stand after `case`, == or !=
 */
struct cf_constants {
	unsigned long value[CF_CONSTANTS_MAX];
	int count;
	int compared;
};

/** cf_constants_find() - In the sources of a driver that has been built. */
void cf_constants_find(const struct cf_build *build,
		       struct cf_constants *constants);

#endif
