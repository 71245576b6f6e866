// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call that fails leaves no memory behind, each time. Host-side.
 *
 * Memory that module exit frees is no leak to leak.c, and one object may be a
 * buffer that the device keeps from its first use on. So a call that failed and
 * kept something is made again, and stopped again, REPEATS times: what grows
 * with each is kept for nobody. Where the end of the descriptor ends it, user
 * space bounds it: S4.
 */
#include <stdio.h>

#include "oracle.h"

#define REPEATS 7

static long kept(const struct cf_op_record *call)
{
	return call->after.objects - call->before.objects;
}

/* Accesses of the stopped one's site, in this call, up to it. */
static unsigned int stride(const struct cf_case *c)
{
	const struct cf_trace_entry *entry =
		&c->run->trace.entries[cf_case_run(c)->first];
	unsigned int count = 1;

	for (; entry < c->hit; entry++)
		count += entry->site == c->hit->site && entry->occurrence;
	return count;
}

/* Not even module exit frees it: leak.c and outlived.c say so. */
static int is_lost(const struct cf_case *c)
{
	struct cf_object object;

	return cf_case_left(cf_case_run(c), &object) > 0;
}

/* With all descriptors closed: what a clean run has not. */
static int outlives_close(const struct cf_case *c)
{
	int last = c->workload->count - 1;

	while (last > 0 && c->workload->op[last].type != CF_OP_CLOSE)
		last--;
	return c->run->op[last].after.objects >
	       c->clean->op[last].after.objects;
}

int cf_oracle_growth(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *run = cf_case_run(c);
	long grown;

	if (run->ret >= 0 || cf_case_clean(c)->ret < 0 || kept(run) <= 0 ||
	    !c->fault || !c->worlds || !c->worlds->layout.size ||
	    cf_case_op(c)->type == CF_OP_OPEN || is_lost(c))
		return 0;
	grown = cf_world_growth(c->worlds, c->fault, stride(c), REPEATS);
	if (grown < (REPEATS + 1) * kept(run))
		return 0;
	finding->class = CF_CLASS_RS2;
	finding->severity = outlives_close(c) ? 2 : 4;
	finding->relation = finding->severity == 2 ?
			    "each failed call leaves memory until module exit" :
			    "each failed call leaves memory until close";
	finding->observed = run->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "what a call that fails took is given back");
	snprintf(finding->detail, sizeof(finding->detail),
		 "%ld objects after one, %ld after %d", kept(run), grown,
		 REPEATS + 1);
	return 1;
}
