// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call whose user memory changes while it runs does what one of the two
 * contents asks for, or fails as if it had not been made. Host-side.
 *
 * Judges runs in which a byte that had been fetched before in the same call
 * changed just before it was fetched again. To fetch twice is no bug: a driver
 * that compares the two, or takes no notice of the first, does what one content
 * asks for. What a mix of both does to kernel memory is seen by who looks after
 * that (crash.c).
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_fetch(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_fault_action *change = c->change;
	const unsigned char *without;
	long ret = cf_case_run(c)->ret;

	if (!c->worlds || !c->worlds->layout.size)
		return 0;
	if (cf_world_is_whole(c->worlds, cf_world_clean(c->worlds)))
		return 0;
	without = cf_world_without(c->worlds);
	if (ret < 0 && (!without || cf_world_is(c->worlds, without)))
		return 0;
	if (cf_world_is_whole(c->worlds,
			      cf_world_changed(c->worlds,
					       c->hit->uaddr + change->arg[0],
					       change->arg[1])))
		return 0;
	finding->class = CF_CLASS_MS3;
	finding->relation = "neither what was fetched first nor what was fetched then";
	finding->observed = ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "what one of the two contents asks for, or an error");
	snprintf(finding->detail, sizeof(finding->detail),
		 "byte %lu of this copy changed (xor 0x%02x) since the call first fetched it",
		 change->arg[0], (unsigned int)change->arg[1]);
	return 1;
}
