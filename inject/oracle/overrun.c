// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A transfer touches no byte behind its buffer. Host-side.
 *
 * A driver that ignores the count, or rounds it up, reads or writes what user
 * space has there.
 */
#include <stdio.h>

#include "oracle.h"

int cf_oracle_overrun(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	const struct cf_op_record *run = cf_case_run(c);
	const struct cf_trace_entry *entry = &c->run->trace.entries[run->first];

	if (cf_op_moves(op->type) < 0)
		return 0;
	for (unsigned long i = 0; i < run->accesses; i++, entry++) {
		unsigned long at = entry->uaddr - op->ubuf;

		if (entry->dir != cf_op_moves(op->type) || at >= op->room ||
		    at + entry->size <= op->size)
			continue;
		finding->class = CF_CLASS_MS2;
		finding->relation = "user memory behind the buffer is touched";
		finding->observed = run->ret;
		finding->site = entry->site;
		snprintf(finding->expected, sizeof(finding->expected),
			 "no byte beyond the %lu that were given", op->size);
		snprintf(finding->detail, sizeof(finding->detail),
			 "%lu bytes at byte %lu", entry->size, at);
		return 1;
	}
	return 0;
}
