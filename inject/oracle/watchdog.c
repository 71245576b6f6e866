// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Every call comes back. Host-side.
 *
 * What bounds a call is fuel, of which each user copy, lock and sleep burns
 * one, so that a run ends at the same place each time; and for a loop that does
 * none of these, a clock.
 */
#include "oracle.h"

int cf_oracle_watchdog(const struct cf_oops *oops, struct cf_finding *finding)
{
	if (oops->reason != CF_OOPS_HANG)
		return 0;
	cf_finding_take_oops(finding, oops);
	finding->class = CF_CLASS_ST9;
	return 1;
}
