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

static const struct option longs[] = {
#define CF_OPTION(NAME, name, letter, argument) \
	{ name, argument ? required_argument : no_argument, NULL, \
	  CF_OPT_##NAME },
#include "options.def"
	{ NULL, 0, NULL, 0 },
};

static const struct {
	char letter;
	int option;
	int has_argument;
} letters[] = {
#define CF_OPTION(NAME, name, letter, argument) \
	{ letter, CF_OPT_##NAME, argument != NULL },
#include "options.def"
};

#define OPTIONS (sizeof(letters) / sizeof(letters[0]))

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
	case CF_OPT_QUIET:
		options->is_quiet = 1;
		break;
	case CF_OPT_VERBOSE:
		options->is_verbose = options->build.is_verbose = 1;
		break;
	case CF_OPT_OUTPUT:
		options->output = optarg;
		break;
	case CF_OPT_RELOCATABLE:
		options->build.is_partial = 1;
		break;
	case CF_OPT_KERNEL:
		if (!cf_era_parse(optarg, &options->build.era))
			break;
		fprintf(stderr, "copyfault: --kernel: \"%s\" seen, expected a version such as 6.1 or 2.6.20\n",
			optarg);
		return CF_EXIT_USAGE;
	case CF_OPT_PARAMS:
		options->params = optarg;
		break;
	case CF_OPT_POLICY:
		options->policy = optarg;
		break;
	case CF_OPT_GDB:
		options->use_gdb = 1;
		break;
	case CF_OPT_IN_PROCESS:
		options->in_process = 1;
		break;
	case CF_OPT_NO_ORACLE:
		return switch_off(optarg);
	case CF_OPT_SANITIZE:
		options->build.is_sanitized = 1;
		break;
	case CF_OPT_ONLY:
		options->only = optarg;
		break;
	case CF_OPT_LIST:
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

/* Two options may have one letter: that which the command takes has it. */
static size_t find_letter(const char *command, int letter)
{
	size_t first = OPTIONS;

	for (size_t i = 0; i < OPTIONS; i++) {
		if (letters[i].letter != letter)
			continue;
		if (cf_help_takes(command, letters[i].option))
			return i;
		if (first == OPTIONS)
			first = i;
	}
	return first;
}

/* The letters as getopt_long() wants them. */
static void spell(const char *command, char *shorts)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		if (!letters[i].letter ||
		    find_letter(command, letters[i].letter) != i)
			continue;
		*shorts++ = letters[i].letter;
		if (letters[i].has_argument)
			*shorts++ = ':';
	}
	*shorts = '\0';
}

/* Another command takes it. */
static int foreign_option(const char *command, int option)
{
	fprintf(stderr, "copyfault %s: --%s is not for this command\n",
		command, longs[option - CF_OPT_FIRST - 1].name);
	return usage(command);
}

int cf_options_next(const char *command, int argc, char **argv, int is_program)
{
	static char name[40];
	char shorts[2 * OPTIONS + 2] = "+";
	int option;

	spell(command, shorts + is_program);
	/* What getopt_long() says begins with it. */
	snprintf(name, sizeof(name), "copyfault %s", command);
	argv[0] = name;
	option = getopt_long(argc, argv, shorts, longs, NULL);
	if (option == '?')
		return unknown_option(command, argv);
	if (option > 0 && option <= CF_OPT_FIRST)
		option = letters[find_letter(command, option)].option;
	if (option > 0 && !cf_help_takes(command, option))
		return foreign_option(command, option);
	if (option != CF_OPT_HELP)
		return option;
	cf_help_command(command);
	return CF_EXIT_CLEAN;
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
	while ((option = cf_options_next(command, count, argv, 0)) != -1) {
		if (option < CF_OPT_FIRST)
			return option == CF_EXIT_CLEAN ? -1 : option;
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
