// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A read counts each of the copies that make up its answer. Host-side.
 *
 * Judged on the clean run. Writing behind the count is allowed: padding, a
 * record cut off that comes again. What gives a lost header away is that the
 * count is short by just one of the copies, that it is not the last one, and
 * that the bytes behind the count do not come again with the next read.
 */
#include <stdio.h>
#include <string.h>

#include <cf_mm.h>

#include "oracle.h"

/* Is there a copy of @size bytes in this call, before the last? */
static const struct cf_trace_entry *find_copy(const struct cf_record *run,
					      const struct cf_op_record *call,
					      unsigned long size)
{
	const struct cf_trace_entry *entry = &run->trace.entries[call->first];

	for (unsigned long i = 0; i + 1 < call->accesses; i++)
		if (entry[i].dir == CF_TO_USER && entry[i].copied == size)
			return &entry[i];
	return NULL;
}

/* Does the next read of the node begin with these bytes? */
static int comes_again(const struct cf_case *c, unsigned long uaddr,
		       unsigned long size)
{
	const struct cf_op *op = cf_case_op(c);

	for (int i = c->hit->op + 1; i < c->workload->count; i++) {
		const struct cf_op *next = &c->workload->op[i];
		long got = c->run->op[i].ret;

		if (next->type != CF_OP_READ || next->node != op->node ||
		    got <= 0)
			continue;
		if ((unsigned long)got < size)
			size = got;
		return !memcmp(cf_user_ptr(next->ubuf, size),
			       cf_user_ptr(uaddr, size), size);
	}
	return 0;
}

int cf_oracle_undercount(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	const struct cf_op_record *run = cf_case_run(c);
	unsigned long prefix, over;

	if (op->type != CF_OP_READ || run->ret <= 0)
		return 0;
	prefix = cf_case_prefix(op, c->run, run);
	if (prefix <= (unsigned long)run->ret)
		return 0;
	over = prefix - run->ret;
	if (!find_copy(c->run, run, over) ||
	    comes_again(c, op->ubuf + run->ret, over))
		return 0;
	finding->class = CF_CLASS_RV7;
	finding->relation = "one of its copies is not counted";
	finding->observed = run->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "%lu, the bytes that reached user space", prefix);
	snprintf(finding->detail, sizeof(finding->detail),
		 "the last %lu bytes are not seen, and do not come again",
		 over);
	return 1;
}
