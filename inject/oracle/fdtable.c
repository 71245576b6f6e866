// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A descriptor is reserved, installed or free, and an installed one owns its
 * file. Host-side.
 *
 * So a failed call leaves none reserved, gives none back that user space has
 * already, and drops no reference that the descriptor holds.
 */
#include <stdio.h>

#include "oracle.h"

static int says(struct cf_finding *finding, enum cf_class class,
		const char *relation, const char *expected)
{
	finding->class = class;
	finding->relation = relation;
	snprintf(finding->expected, sizeof(finding->expected), "%s", expected);
	return 1;
}

int cf_oracle_fdtable(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_balance *before = &cf_case_run(c)->before;
	const struct cf_balance *after = &cf_case_run(c)->after;
	const struct cf_op_record *clean = cf_case_clean(c);
	unsigned long reserved = clean->after.fds_reserved -
				 clean->before.fds_reserved;

	finding->observed = cf_case_run(c)->ret;
	if (after->fds_returned != before->fds_returned)
		return says(finding, CF_CLASS_RS4,
			    "an installed descriptor is given back as unused",
			    "fd_install() last, when nothing can fail any more");
	if (after->fds_stale != before->fds_stale)
		return says(finding, CF_CLASS_RS5,
			    "the file of an installed descriptor is freed",
			    "fd_install() takes the reference over: no fput()");
	if (after->fds_reserved - before->fds_reserved != reserved)
		return says(finding, CF_CLASS_RS4,
			    "a descriptor stays reserved",
			    "put_unused_fd(), as no file is installed there");
	return 0;
}
