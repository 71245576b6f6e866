// SPDX-License-Identifier: LGPL-2.1-or-later
/* What a driver promises: from a file. Host-side. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "audit/sweep.h"
#include "options.h"
#include "scenario/scenario.h"

/* "scull.yaml" for scull.c. */
static const char *beside(const char *source, char *path)
{
	snprintf(path, PATH_MAX, "%.*s.yaml", (int)strlen(source) - 2, source);
	return access(path, R_OK) ? NULL : path;
}

static int read_policy(const char *path, int must, struct cf_sweep *sweep)
{
	static struct cf_policy policy;
	int error = cf_scenario_policy(path, sweep->build, must, &policy);

	if (error)
		return cf_exit_status(error);
	sweep->policy = &policy;
	sweep->policy_file = path;
	return 0;
}

int cf_options_policy(const struct cf_options *options, struct cf_sweep *sweep)
{
	static char path[PATH_MAX];

	sweep->policy_option = options->policy;
	if (!options->policy)
		return beside(options->build.source[0], path) ?
		       read_policy(path, 0, sweep) : 0;
	return strcmp(options->policy, "none") ?
	       read_policy(options->policy, 1, sweep) : 0;
}
