// SPDX-License-Identifier: LGPL-2.1-or-later
/* User copies of a clean run, for people, on stdout. Host-side. */
#include <stdio.h>

#include "audit/sweep.h"
#include "console.h"

static void print_group(const struct cf_trace_entry *entry, unsigned long n)
{
	printf("    %-24s %-20s %s:%u", entry->site->function,
	       cf_prims[entry->prim].name, entry->site->file,
	       entry->site->line);
	if (n > 1)
		printf("  %lu x", n);
	printf(" %lu byte%s", entry->size, entry->size == 1 ? "" : "s");
	if (entry->refused)
		printf(", refused");
	else if (entry->copied < entry->size)
		printf(", %lu copied", entry->copied);
	printf("\n");
}

static int is_alike(const struct cf_trace_entry *a,
		    const struct cf_trace_entry *b)
{
	return a->site == b->site && a->size == b->size &&
	       a->refused == b->refused && a->copied == b->copied;
}

void cf_report_census(const struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;

	for (int i = 0; i < workload->count; i++) {
		const struct cf_op_record *call = &sweep->clean->op[i];
		const struct cf_trace_entry *entry =
			&sweep->clean->trace.entries[call->first];
		char text[256];

		cf_op_describe(workload, &workload->op[i], text, sizeof(text));
		printf("  %s = %ld\n", text, call->ret);
		for (unsigned long j = 0, n; j < call->accesses; j += n) {
			for (n = 1; j + n < call->accesses &&
				    is_alike(&entry[j], &entry[j + n]); n++)
				;
			print_group(&entry[j], n);
		}
	}
}
