// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * In what the images of worlds differ, as far as it may be judged. Host-side.
 *
 * The later calls of the workload are the probes. A byte that they give out is
 *   data    when it depends on what the call passed in (cf_world_data());
 *   stream  when a read gave it;
 *   other   else: a counter of errors, a time. Nobody promised these.
 * Only the first two are judged.
 */
#include <stdio.h>

#include "difference.h"

static int is_stream(const struct cf_case *c, int op)
{
	return cf_op_moves(c->workload->op[op].type) == CF_TO_USER;
}

static void compare_op(const struct cf_case *c, int op,
		       const unsigned char *seen, const unsigned char *old,
		       const unsigned char *new, struct cf_difference *d)
{
	const unsigned char *data = cf_world_data(c->worlds);
	const unsigned long *at = c->worlds->layout.at;
	unsigned long before = d->as_new + d->neither + d->stream;

	for (unsigned long i = at[op]; i < at[op + 1]; i++) {
		if (is_stream(c, op))
			d->stream += seen[i] != old[i];
		if (!data[i])
			continue;
		if (seen[i] == old[i]) {
			d->as_old += old[i] != new[i];
		} else if (seen[i] == new[i]) {
			d->as_new++;
		} else {
			d->neither++;
			d->zero += !seen[i];
		}
	}
	if (d->op < 0 && before != d->as_new + d->neither + d->stream)
		d->op = op;
}

struct cf_difference cf_difference(const struct cf_case *c,
				   const unsigned char *seen,
				   const unsigned char *old,
				   const unsigned char *new)
{
	struct cf_difference d = { .op = -1 };

	for (int op = c->hit->op + 1; op < c->workload->count; op++)
		compare_op(c, op, seen, old, new, &d);
	return d;
}

void cf_difference_show(const struct cf_case *c, const struct cf_difference *d,
			struct cf_finding *finding)
{
	char text[120];

	if (d->op < 0)
		return;
	cf_op_describe(c->workload, &c->workload->op[d->op], text,
		       sizeof(text));
	snprintf(finding->detail, sizeof(finding->detail),
		 "seen by %s, which gives %ld", text, c->run->op[d->op].ret);
}
