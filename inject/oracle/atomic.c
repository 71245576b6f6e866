// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * No user copy that may sleep is made in atomic context. Host-side.
 *
 * It takes no fault to see this, but the fault path may be the only place
 * where it happens.
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_atomic(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *run = cf_case_run(c);

	if (!run->atomic_copies)
		return 0;
	finding->class = CF_CLASS_CX1;
	finding->relation = "copied with a spinlock held, preemption off or inside user_access_begin()";
	finding->observed = run->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "no user copy in atomic context, or an _inatomic one with page faults disabled");
	snprintf(finding->detail, sizeof(finding->detail),
		 "%lu copies of this call", run->atomic_copies);
	return 1;
}
