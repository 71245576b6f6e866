// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A count that is returned is no more than the bytes that moved from the start
 * of the buffer without a gap. Host-side.
 *
 * Judged only when a clean call keeps that promise too: a driver that takes
 * writes without looking at the data has nothing to count.
 */
#include <stdio.h>

#include "oracle.h"

/*
 * simple_write_to_buffer() fails only when nothing arrived: whoever asks no
 * more takes a part for the whole.
 */
static enum cf_class class_of(const struct cf_case *c)
{
	return c->hit->prim == CF_PRIM_simple_write_to_buffer ?
	       CF_CLASS_ST11 : CF_CLASS_RV7;
}

int cf_oracle_prefix(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op *op = cf_case_op(c);
	const struct cf_op_record *clean = cf_case_clean(c);
	long ret = cf_case_run(c)->ret;
	unsigned long prefix;

	if (cf_op_moves(op->type) != c->hit->dir || ret <= 0 || clean->ret < 0)
		return 0;
	if (cf_case_prefix(op, c->clean, clean) < (unsigned long)clean->ret)
		return 0;
	prefix = cf_case_prefix(op, c->run, cf_case_run(c));
	if ((unsigned long)ret <= prefix)
		return 0;
	if (!prefix && ret == clean->ret)
		return 0;	/* it was ignored: ignored.c */
	finding->class = class_of(c);
	finding->relation = "counts bytes that did not move";
	finding->observed = ret;
	if (prefix)
		snprintf(finding->expected, sizeof(finding->expected),
			 "at most %lu, the bytes that moved, or -EFAULT",
			 prefix);
	else
		snprintf(finding->expected, sizeof(finding->expected),
			 "-EFAULT: no byte moved");
	return 1;
}
