// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault sweep, census and replay. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <copyfault/fault.h>
#include <cf_syscall.h>

#include "audit/sweep.h"
#include "audit/token.h"
#include "options.h"
#include "point/point.h"
#include "report/console.h"
#include "report/result.h"

/*
 * From arguments to a driver that has been loaded and has had its clean run.
 * Return: as cf_options_parse().
 */
static int prepare(struct cf_sweep *sweep, struct cf_options *options,
		   int argc, char **argv)
{
	int status = cf_options_parse(options, argc, argv, 1);

	if (status)
		return status;
	status = cf_options_build(options);
	if (status)
		return status;
	if (options->is_verbose)
		cf_log_echo(STDERR_FILENO);
	sweep->build = &options->build;
	sweep->params = options->params;
	sweep->options = options->plan;
	sweep->jobs = options->jobs;
	sweep->shard = options->shard;
	sweep->progress = isatty(STDERR_FILENO) && !options->is_quiet;
	status = cf_options_policy(options, sweep);
	return status ? status : cf_exit_status(cf_sweep_prepare(sweep));
}

static int nothing_judged(const struct cf_sweep *sweep)
{
	fprintf(stderr, "%s: no user copy was reached: nothing could be judged\n",
		sweep->build->source[0]);
	return CF_EXIT_USAGE;
}

static void print_rate(const struct cf_sweep *sweep)
{
	fprintf(stderr, "%.2f s, %.0f runs/s\n", sweep->seconds,
		cf_tally_runs(&sweep->total) / sweep->seconds);
}

/* Ends before all runs were made, by a signal. */
static int interrupted(const struct cf_sweep *sweep)
{
	fprintf(stderr, "copyfault: interrupted: %lu of %lu runs%s\n",
		cf_tally_runs(&sweep->total), cf_sweep_share(sweep),
		sweep->journal.path ? "; --resume goes on" : "");
	return 128 + sweep->signal;
}

static int report_all(struct cf_sweep *sweep, json_t *result,
		      const struct cf_options *options)
{
	cf_result_fill(result, sweep);
	cf_report_findings(result);
	cf_report_tally(result);
	if (!options->is_quiet)
		print_rate(sweep);
	if (options->output && cf_result_write(result, options->output))
		return CF_EXIT_USAGE;
	if (sweep->signal)
		return interrupted(sweep);
	return cf_result_is_dirty(result) ? CF_EXIT_FINDINGS : CF_EXIT_CLEAN;
}

static int make_runs(struct cf_sweep *sweep, const json_t *result,
		     const struct cf_options *options)
{
	int error = 0;

	if (options->journal) {
		json_t *identity = cf_result_identity(result);

		json_object_set(identity, "shard",
				json_object_get(result, "shard"));
		error = cf_sweep_resume(sweep, options->journal, identity,
					options->is_resumed);
		json_decref(identity);
		if (error)
			return CF_EXIT_USAGE;
	}
	error = cf_sweep_run(sweep);
	if (!error)
		return 0;
	fprintf(stderr, "copyfault: the sweep failed: %s\n", strerror(-error));
	return CF_EXIT_HARNESS;
}

static int sweep_all(struct cf_sweep *sweep, const struct cf_options *options)
{
	json_t *result = cf_result_new(sweep);
	int status;

	if (!options->is_quiet) {
		cf_report_head(result);
		cf_report_unreached(result);
	}
	if (!sweep->plan.runs && !sweep->fit->crashes)
		return nothing_judged(sweep);
	status = make_runs(sweep, result, options);
	if (!status)
		status = report_all(sweep, result, options);
	json_decref(result);
	return status;
}

static int no_fault_here(const struct cf_options *options)
{
	if (!options->fault)
		return 0;
	fprintf(stderr, "copyfault: \"%s\" seen, expected no fault expression here\n",
		options->fault);
	return CF_EXIT_USAGE;
}

int cf_command_sweep(int argc, char **argv)
{
	static struct cf_options options = { .may_share = 1 };
	struct cf_sweep sweep = { .progress = 0 };
	int status = prepare(&sweep, &options, argc, argv);

	if (!status)
		status = no_fault_here(&options);
	return status < 0 ? 0 : status ? status : sweep_all(&sweep, &options);
}

int cf_command_census(int argc, char **argv)
{
	static struct cf_options options;
	struct cf_sweep sweep = { .progress = 0 };
	int status = prepare(&sweep, &options, argc, argv);
	json_t *result;

	if (!status)
		status = no_fault_here(&options);
	if (status)
		return status < 0 ? 0 : status;
	result = cf_result_new(&sweep);
	cf_result_fill(result, &sweep);
	cf_report_head(result);
	cf_report_census(&sweep);
	cf_report_unreached(result);
	cf_report_findings(result);
	json_decref(result);
	return sweep.plan.copies ? CF_EXIT_CLEAN : nothing_judged(&sweep);
}

/* ---- replay ---- */

/* gdb reads the program, not the libtool script that stands for it. */
static int start_gdb(int argc, char **argv)
{
	const char *head[] = {
		"gdb", "-q", "-ex", "set breakpoint pending on",
		"-ex", "handle SIGSEGV SIGBUS nostop noprint pass",
		"-ex", "set follow-fork-mode parent",
		"-ex", "break cf_first_fault", "-ex", "run",
		"--args", "/proc/self/exe", "replay", "--in-process",
	};
	size_t heads = sizeof(head) / sizeof(head[0]);
	char **args = calloc(heads + argc + 1, sizeof(*args));
	static char self[4096];
	size_t n = 0;

	if (!args || readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		return CF_EXIT_HARNESS;
	for (size_t i = 0; i < heads; i++)
		args[n++] = (char *)head[i];
	args[heads - 3] = self;
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--gdb"))
			args[n++] = argv[i];
	execvp("gdb", args);
	fprintf(stderr, "copyfault: cannot run gdb: %s\n", strerror(errno));
	return CF_EXIT_USAGE;
}

static int asks_for_gdb(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
		if (!strcmp(argv[i], "--gdb"))
			return 1;
	return 0;
}

static int report_one(const struct cf_sweep *sweep)
{
	const unsigned long *verdict = sweep->total.verdict;
	json_t *result = cf_result_new(sweep);
	int is_dirty;

	cf_result_fill(result, sweep);
	is_dirty = cf_result_is_dirty(result);
	cf_report_findings(result);
	json_decref(result);
	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		if (verdict[i])
			printf("verdict: %s\n", cf_verdict_names[i]);
	if (verdict[CF_VERDICT_UNFIRED] || verdict[CF_VERDICT_UNREACHED]) {
		fprintf(stderr, "copyfault: the %s did not happen: %s\n",
			sweep->attack ? "attack" : "fault",
			verdict[CF_VERDICT_UNFIRED] ?
			"the copy was reached, but not that often or not that far" :
			"no such copy was reached");
		return CF_EXIT_USAGE;
	}
	return is_dirty ? CF_EXIT_FINDINGS : CF_EXIT_CLEAN;
}

static int replay(struct cf_sweep *sweep, const struct cf_options *options)
{
	struct cf_fault fault[CF_PLAN_FAULTS];
	static struct cf_attack attack;
	int count = 0, status = 0, is_attack = 0;

	if (options->fault)
		status = cf_exit_status(cf_token_parse_attack(sweep,
				options->fault, &attack, &is_attack));
	if (status)
		return status;
	if (is_attack)
		sweep->attack = &attack;
	else if (options->fault)
		status = cf_exit_status(cf_token_parse(sweep, options->fault,
						       fault, &count));
	else if (cf_inject_start())
		status = CF_EXIT_HARNESS;
	else if (!cf_points_is_active()) {
		fprintf(stderr, "copyfault replay: no fault expression, and fiu-run has armed nothing\n");
		status = CF_EXIT_USAGE;
	}
	if (status)
		return status;
	sweep->fit->crashes = 0;	/* not this run's */
	sweep->is_replay = 1;
	sweep->replay = options->fault;
	if (cf_sweep_one(sweep, fault, count, options->in_process))
		return CF_EXIT_HARNESS;
	return report_one(sweep);
}

int cf_command_replay(int argc, char **argv)
{
	static struct cf_options options;
	struct cf_sweep sweep = { .progress = 0 };
	int status;

	if (asks_for_gdb(argc, argv))
		return start_gdb(argc, argv);
	status = prepare(&sweep, &options, argc, argv);
	if (!status)
		status = replay(&sweep, &options);
	/* Now: an exit handler that ends with status 2 runs before others. */
	cf_build_clean(&options.build);
	return status < 0 ? 0 : status;
}
