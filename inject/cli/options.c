// SPDX-License-Identifier: LGPL-2.1-or-later
/* Parse the command line. Host-side. */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/sanitize.h"
#include "fault/fault.h"
#include "help.h"
#include "options.h"
#include "oracle/oracle.h"

enum {
	OPT_KERNEL = 256,
	OPT_PARAMS,
	OPT_GDB,
	OPT_IN_PROCESS,
	OPT_NO_ORACLE,
	OPT_SANITIZE,
	OPT_ONLY,
	OPT_LIST,
	OPT_POLICY,
};

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "output", required_argument, NULL, 'o' },
	{ "relocatable", no_argument, NULL, 'c' },
	{ "kernel", required_argument, NULL, OPT_KERNEL },
	{ "params", required_argument, NULL, OPT_PARAMS },
	{ "policy", required_argument, NULL, OPT_POLICY },
	{ "gdb", no_argument, NULL, OPT_GDB },
	{ "in-process", no_argument, NULL, OPT_IN_PROCESS },
	{ "no-oracle", required_argument, NULL, OPT_NO_ORACLE },
	{ "sanitize", no_argument, NULL, OPT_SANITIZE },
	{ "only", required_argument, NULL, OPT_ONLY },
	{ "list", no_argument, NULL, OPT_LIST },
	{ "jobs", required_argument, NULL, CF_OPT_JOBS },
	{ "offsets", required_argument, NULL, CF_OPT_OFFSETS },
	{ "kinds", required_argument, NULL, CF_OPT_KINDS },
	{ "with", required_argument, NULL, CF_OPT_WITH },
	{ "without", required_argument, NULL, CF_OPT_WITHOUT },
	{ "sites", required_argument, NULL, CF_OPT_SITES },
	{ "seed", required_argument, NULL, CF_OPT_SEED },
	{ "shard", required_argument, NULL, CF_OPT_SHARD },
	{ "journal", required_argument, NULL, CF_OPT_JOURNAL },
	{ "resume", no_argument, NULL, CF_OPT_RESUME },
	{ "pairs", no_argument, NULL, CF_OPT_PAIRS },
	{ "partial", no_argument, NULL, CF_OPT_PARTIAL },
	{ NULL, 0, NULL, 0 },
};

int cf_exit_status(int error)
{
	if (!error)
		return CF_EXIT_CLEAN;
	if (error == -ECANCELED)	/* the driver crashed: a finding */
		return CF_EXIT_FINDINGS;
	return error == -EINVAL || error == -ENOENT ? CF_EXIT_USAGE :
						      CF_EXIT_HARNESS;
}

static int usage(const char *command)
{
	fprintf(stderr, "copyfault %s: try 'copyfault %s --help'\n", command,
		command);
	return CF_EXIT_USAGE;
}

/* getopt prints what it does not know; we add what was meant. */
static int unknown_option(const char *command, char **argv)
{
	const char *seen = argv[optind - 1];
	struct cf_nearest nearest = { .word = seen + 2 };

	if (!strncmp(seen, "--", 2)) {
		for (int i = 0; longs[i].name; i++)
			cf_nearest_offer(&nearest, longs[i].name);
		if (cf_nearest_get(&nearest)[0])
			fprintf(stderr, "copyfault %s: did you mean --%s?\n",
				command, cf_nearest_get(&nearest));
	}
	return usage(command);
}

static int switch_off(const char *name)
{
	struct cf_nearest nearest = { .word = name };
	int number = cf_oracle_find(name);

	if (number >= 0) {
		cf_oracle_switch_off(number);
		return 0;
	}
	fprintf(stderr, "copyfault: --no-oracle: \"%s\" seen, expected one of those that 'copyfault oracles' lists",
		name);
	for (int i = 0; i < CF_ORACLE_COUNT; i++)
		cf_nearest_offer(&nearest, cf_oracles[i].name);
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean \"%s\"?",
			cf_nearest_get(&nearest));
	fputc('\n', stderr);
	return CF_EXIT_USAGE;
}

static int take_option(struct cf_options *options, int option)
{
	switch (option) {
	case 'q':
		options->is_quiet = 1;
		break;
	case 'v':
		options->is_verbose = options->build.is_verbose = 1;
		break;
	case 'o':
		options->output = optarg;
		break;
	case 'c':
		options->build.is_partial = 1;
		break;
	case OPT_KERNEL:
		if (!cf_era_parse(optarg, &options->build.era))
			break;
		fprintf(stderr, "copyfault: --kernel: \"%s\" seen, expected a version such as 6.1 or 2.6.20\n",
			optarg);
		return CF_EXIT_USAGE;
	case OPT_PARAMS:
		options->params = optarg;
		break;
	case OPT_POLICY:
		options->policy = optarg;
		break;
	case OPT_GDB:
		options->use_gdb = 1;
		break;
	case OPT_IN_PROCESS:
		options->in_process = 1;
		break;
	case OPT_NO_ORACLE:
		return switch_off(optarg);
	case OPT_SANITIZE:
		options->build.is_sanitized = 1;
		break;
	case OPT_ONLY:
		options->only = optarg;
		break;
	case OPT_LIST:
		options->wants_list = 1;
		break;
	default:
		return cf_planning_take(options, option, optarg);
	}
	return 0;
}

/* Parsing moves them about. */
static char **keep(int argc, char **argv)
{
	char **kept = calloc(argc + 2, sizeof(*kept));

	if (!kept)
		return NULL;
	kept[0] = program_invocation_name;
	memcpy(kept + 1, argv, argc * sizeof(*kept));
	return kept;
}

/* "-- CFLAGS" is for the compiler, not for us. */
static int split_flags(struct cf_options *options, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--"))
			continue;
		options->build.flags = (const char *const *)argv + i + 1;
		options->build.flag_count = argc - i - 1;
		argv[i] = NULL;
		return i;
	}
	return argc;
}

static int take_argument(struct cf_options *options, const char *command,
			 const char *arg)
{
	size_t size = strlen(arg);
	struct cf_build *build = &options->build;

	if (options->file) {
		options->file[options->file_count++] = arg;
		return 0;
	}
	if (size > 2 && !strcmp(arg + size - 2, ".c")) {
		if (build->source_count == CF_SOURCES_MAX) {
			fprintf(stderr, "copyfault %s: more than %d sources\n",
				command, CF_SOURCES_MAX);
			return CF_EXIT_USAGE;
		}
		build->source[build->source_count++] = arg;
		return 0;
	}
	if (!options->fault && build->source_count) {
		options->fault = arg;
		return 0;
	}
	fprintf(stderr, "copyfault %s: \"%s\" seen, expected the C source of a driver, a name that ends in .c\n",
		command, arg);
	return usage(command);
}

int cf_options_parse(struct cf_options *options, int argc, char **argv,
		     int wants_source)
{
	char **kept = keep(argc, argv);
	const char *command = argv[0];
	int count = split_flags(options, argc, argv);
	int option, status = 0;

	options->argv = kept;
	cf_planning_defaults(options);
	optind = 0;
	while ((option = getopt_long(count, argv, "hqvo:cj:", longs, NULL)) != -1) {
		if (option == 'h') {
			cf_help_command(command);
			return -1;
		}
		if (option == '?')
			return unknown_option(command, argv);
		status = take_option(options, option);
		if (status)
			return status;
	}
	while (optind < count && !status)
		status = take_argument(options, command, argv[optind++]);
	if (!status)
		status = cf_planning_check(options);
	if (!status && wants_source && !options->build.source_count) {
		fprintf(stderr, "copyfault %s: no driver named\n", command);
		status = usage(command);
	}
	return status;
}

int cf_options_build(struct cf_options *options)
{
	int error = options->build.is_sanitized ?
		    cf_sanitize_start(options->argv, !options->is_verbose) : 0;

	return cf_exit_status(error ? error : cf_build(&options->build));
}
