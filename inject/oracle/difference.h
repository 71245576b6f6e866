/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* In what the images of worlds differ, as far as it may be judged. Host-side. */
#ifndef CF_DIFFERENCE_H
#define CF_DIFFERENCE_H

#include "oracle.h"

/**
 * struct cf_difference - the judged bytes of a run and two worlds that differ
 * @as_old:  data that changes, and was as if the call had not been made
 * @as_new:  data that was as if it had been made whole
 * @neither: data that was neither
 * @zero:    of these, how many are zero
 * @stream:  stream bytes that are not as expected
 * @op:      the first later call that shows any of it, or -1
 */
struct cf_difference {
	unsigned long as_old;
	unsigned long as_new;
	unsigned long neither;
	unsigned long zero;
	unsigned long stream;
	int op;
};

/**
 * cf_difference() - Compare what calls behind the odd one show.
 * @seen: image of the run
 * @old:  image that it is compared with
 * @new:  another one, for data; @old when there is none
 */
struct cf_difference cf_difference(const struct cf_case *c,
				   const unsigned char *seen,
				   const unsigned char *old,
				   const unsigned char *new);

/** cf_difference_show() - Say in finding->detail which call shows it. */
void cf_difference_show(const struct cf_case *c, const struct cf_difference *d,
			struct cf_finding *finding);

#endif
