// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * After every descriptor is closed and the driver removed, no more is left
 * than after a clean run. Host-side.
 *
 * What close or module exit still frees is no leak by this measure; an object
 * that only grows until then is not seen here.
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_leak(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_balance *clean = &c->clean->removed;
	const struct cf_balance *run = &c->run->removed;

	if (run->objects <= clean->objects && run->files <= clean->files)
		return 0;
	finding->class = CF_CLASS_RS2;
	finding->observed = cf_case_run(c)->ret;
	if (run->files > clean->files) {
		finding->relation = "open files left after module exit";
		snprintf(finding->detail, sizeof(finding->detail),
			 "%lu struct file still referenced",
			 run->files - clean->files);
	} else {
		finding->relation = "kernel memory left after module exit";
		snprintf(finding->detail, sizeof(finding->detail),
			 "%lu objects, %lu bytes", run->objects - clean->objects,
			 run->bytes - clean->bytes);
	}
	snprintf(finding->expected, sizeof(finding->expected),
		 "everything freed, as in a clean run");
	return 1;
}
