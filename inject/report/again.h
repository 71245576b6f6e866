/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A command line that makes a run of a driver again. Host-side. */
#ifndef CF_AGAIN_H
#define CF_AGAIN_H

#include <stdio.h>

#include "audit/build.h"

/**
 * cf_again_print() - Print copyfault replay with what the driver was built from.
 * @params: module parameters, or NULL
 * @policy: the file that was named, or NULL
 * @option: more options with a blank before each, or ""
 * @token:  what to replay, or NULL
 */
void cf_again_print(FILE *out, const struct cf_build *build,
		    const char *params, const char *policy,
		    const char *option, const char *token);

#endif
