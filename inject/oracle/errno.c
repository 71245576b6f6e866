// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A call that fails because a copy failed says -EFAULT. Host-side.
 *
 * Some interfaces document another code, so it is S4.
 */
#include <errno.h>
#include <stdio.h>

#include "oracle.h"

int cf_oracle_errno(const struct cf_case *c, struct cf_finding *finding)
{
	long ret = cf_case_run(c)->ret;

	if (ret >= 0 || ret == -EFAULT || cf_case_clean(c)->ret < 0 ||
	    !cf_case_residue(c) || !cf_case_is_user(c))
		return 0;
	finding->class = CF_CLASS_RV4;
	finding->relation = "another errno than -EFAULT";
	finding->observed = ret;
	snprintf(finding->expected, sizeof(finding->expected), "-EFAULT");
	return 1;
}
