/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The command line, parsed. Host-side. */
#ifndef CF_OPTIONS_H
#define CF_OPTIONS_H

#include "audit/build.h"
#include "audit/plan.h"
#include "audit/shard.h"

/* Exit statuses of every command. */
enum {
	CF_EXIT_CLEAN = 0,
	CF_EXIT_FINDINGS = 1,
	CF_EXIT_USAGE = 2,	/* bad input or usage */
	CF_EXIT_HARNESS = 3,	/* copyfault itself failed */
};

/**
 * struct cf_options - what the user asked for
 * @build:  sources, compiler flags and kernel version are set
 * @argv:   of this program, before they were parsed
 * @params: module parameters, or NULL
 * @policy: file that holds one, "none", or NULL
 * @fault:  fault expression among the arguments, or NULL
 * @output: file to write, or NULL
 * @plan:   what a sweep plans
 * @jobs:   its workers, at least 1
 * @shard:  its part of the plan
 * @may_share: in, the environment may name a shard
 * @journal: file, or NULL; with @is_resumed it may be there
 * @file:   in, with room for every argument: takes them as they are
 * @only:   glob over names of scenarios, or NULL
 * @wants_list: of scenarios, instead of running them
 * @is_partial: be content with some of the shards
 */
struct cf_options {
	struct cf_build build;
	char **argv;
	const char *params;
	const char *policy;
	const char *fault;
	const char *output;
	struct cf_plan_options plan;
	int jobs;
	struct cf_shard shard;
	int may_share;
	const char *journal;
	int is_resumed;
	const char **file;
	int file_count;
	int is_partial;
	const char *only;
	int wants_list;
	int is_quiet;
	int is_verbose;
	int use_gdb;
	int in_process;		/* replay without a child, for a debugger */
};

/**
 * cf_options_parse() - Parse what stands behind a command.
 * @wants_source: a driver must be named
 *
 * Return: 0 go on; -1 help was printed, exit 0; else an exit status, and what
 * is wrong was printed.
 */
int cf_options_parse(struct cf_options *options, int argc, char **argv,
		     int wants_source);

/**
 * cf_options_next() - The next option of a command, as getopt_long() finds it.
 * @is_program: the first other word is a program, and what follows is its own
 *
 * Return: CF_OPT_..., with optarg; -1 behind the last; CF_EXIT_CLEAN when help
 * was printed, CF_EXIT_USAGE when what is wrong was.
 */
int cf_options_next(const char *command, int argc, char **argv, int is_program);

/**
 * cf_options_build() - Build the driver, to be loaded by this process.
 *
 * Return: 0 or an exit status, and what is wrong was printed.
 */
int cf_options_build(struct cf_options *options);

struct cf_sweep;

/**
 * cf_options_policy() - Give @sweep the policy of a driver that has been built.
 *
 * It is in the file that was named, or in that beside the driver's source.
 *
 * Return: 0 or an exit status, and what is wrong was printed.
 */
int cf_options_policy(const struct cf_options *options, struct cf_sweep *sweep);

/* What getopt_long() gives; letters are translated. */
enum cf_option {
	CF_OPT_FIRST = 256,
#define CF_OPTION(NAME, name, letter, argument) CF_OPT_##NAME,
#include "options.def"
	CF_OPT_END,
};

/** cf_planning_defaults() - Everything, on all processors. */
void cf_planning_defaults(struct cf_options *options);

/** cf_planning_take() - One option and its argument. Return: 0 or an exit status. */
int cf_planning_take(struct cf_options *options, int option, const char *text);

/**
 * cf_planning_check() - Options that must fit together, and the environment.
 *
 * Return: 0 or an exit status, and what is wrong was printed.
 */
int cf_planning_check(struct cf_options *options);

/** cf_number_parse() - Digits and nothing else. Return: R2. 0 or -EINVAL. */
int cf_number_parse(const char *text, unsigned long *value);

/** cf_exit_status() - Of a negative errno that came out of a command. */
int cf_exit_status(int error);

#define CF_COMMAND_AS(function, name, args, text) int cf_command_##function(int argc, char **argv);
#include "commands.def"

#endif
