// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault points and fiu: injection points by their libfiu names. Host-side. */
#include <stdio.h>
#include <string.h>

#include <cf_module.h>
#include <cf_syscall.h>

#include "fault/fault.h"
#include "options.h"
#include "point/point.h"
#include "report/again.h"

/* Build and load, but do not run: points are known without. */
static int load(struct cf_options *options, int argc, char **argv,
		struct cf_module **module)
{
	int status = cf_options_parse(options, argc, argv, 1);
	const char *why = "";

	if (status)
		return status;
	status = cf_options_build(options);
	if (status)
		return status;
	if (cf_boot())
		return CF_EXIT_HARNESS;
	cf_ioctls_name(&options->build);
	*module = cf_module_load(options->build.object, &why);
	if (*module)
		return 0;
	fprintf(stderr, "%s: cannot be loaded: %s\n",
		options->build.source[0], why);
	return CF_EXIT_USAGE;
}

int cf_command_points(int argc, char **argv)
{
	static struct cf_options options;
	struct cf_module *module;
	int status = load(&options, argc, argv, &module);

	if (status)
		return status < 0 ? 0 : status;
	if (cf_points_list(stdout, module->name, CF_POINTS_TABLE))
		return CF_EXIT_CLEAN;
	fprintf(stderr, "%s: it makes no user copies\n",
		options.build.source[0]);
	return CF_EXIT_USAGE;
}

/* The one function and primitive that an expression speaks of, by full name. */
static int complete(struct cf_module *module, struct cf_fault *fault)
{
	struct cf_site *site = NULL, *found = NULL;

	while ((site = cf_module_next_site(module, site))) {
		if (!cf_fault_matches(fault, site))
			continue;
		if (found && (strcmp(found->function, site->function) ||
			      found->prim != site->prim)) {
			fprintf(stderr, "copyfault fiu: the expression matches %s/%s and %s/%s: name one\n",
				found->function, cf_prims[found->prim].name,
				site->function, cf_prims[site->prim].name);
			return CF_EXIT_USAGE;
		}
		found = site;
	}
	snprintf(fault->driver, sizeof(fault->driver), "%s", found->driver);
	snprintf(fault->function, sizeof(fault->function), "%s",
		 found->function);
	snprintf(fault->prim, sizeof(fault->prim), "%s",
		 cf_prims[found->prim].name);
	return 0;
}

int cf_command_fiu(int argc, char **argv)
{
	static struct cf_options options;
	struct cf_fault_error error;
	struct cf_module *module;
	struct cf_fault fault;
	char args[1024];
	int status = load(&options, argc, argv, &module);

	if (status)
		return status < 0 ? 0 : status;
	if (!options.fault) {
		fprintf(stderr, "copyfault fiu: no fault expression\n");
		return CF_EXIT_USAGE;
	}
	if (cf_fault_parse(options.fault, &fault, &error) ||
	    cf_fault_resolve(&fault, options.fault, &error)) {
		fprintf(stderr, "copyfault: %s\n", error.text);
		return CF_EXIT_USAGE;
	}
	status = complete(module, &fault);
	if (status)
		return status;
	if (cf_point_fiu_args(&fault, args, sizeof(args))) {
		fprintf(stderr, "copyfault fiu: %s\n", args);
		return CF_EXIT_USAGE;
	}
	printf("fiu-run %s ", args);
	cf_again_print(stdout, &options.build, options.params, NULL, "", NULL);
	putchar('\n');
	return CF_EXIT_CLEAN;
}
