// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a call of the clean run takes is given back when the driver is removed,
 * at the latest. Host-side.
 *
 * leak.c compares with the clean run, and so cannot see what that one leaks
 * too. Objects are numbered, so it is known which call made one that is left.
 */
#include <stdio.h>
#include <string.h>

#include <copyfault/symbol.h>

#include "oracle.h"

int cf_oracle_outlived(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_op_record *call = cf_case_run(c);
	struct cf_object object;
	struct cf_symbol symbol;
	int count = cf_case_left(call, &object);

	if (!count)
		return 0;
	finding->class = CF_CLASS_RS2;
	finding->relation = "memory that a call took is never given back";
	finding->observed = call->ret;
	snprintf(finding->expected, sizeof(finding->expected),
		 "everything freed at module exit");
	if (cf_symbol_lookup(object.caller - 1, &symbol) && symbol.line)
		snprintf(finding->detail, sizeof(finding->detail),
			 "%d objects, the first of %lu bytes, from %s() line %u",
			 count, object.size, symbol.function, symbol.line);
	else
		snprintf(finding->detail, sizeof(finding->detail),
			 "%d objects, the first of %lu bytes", count,
			 object.size);
	return 1;
}
