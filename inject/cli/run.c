// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * copyfault run: the scenarios of files, and what came of each. Host-side.
 *
 * All files are read, all drivers built and all names and faults looked up
 * before the first scenario runs: bad input is told of at once, and never half
 * applied.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_syscall.h>

#include "fault/fault.h"
#include "options.h"
#include "scenario/run.h"

#define ERAS_MAX 8

/* A file, and its driver built for each era that its scenarios want. */
struct job {
	struct cf_scenario_file *file;
	struct cf_build build[ERAS_MAX];
	struct cf_era wish[ERAS_MAX];	/* major 0: what the source tells */
	int builds;
};

struct totals {
	int result[CF_RESULT_COUNT];
	int scenarios;
};

static int is_wanted(const struct cf_options *options,
		     const struct cf_scenario *scenario)
{
	return !options->only || cf_glob_match(options->only, scenario->name);
}

/* ---- before anything runs ---- */

static int is_same_era(const struct cf_era *a, const struct cf_era *b)
{
	return a->major == b->major && a->minor == b->minor &&
	       a->patch == b->patch;
}

static const struct cf_era *era_of(const struct job *job,
				   const struct cf_scenario *scenario)
{
	return scenario->era.major ? &scenario->era : &job->file->era;
}

static struct cf_build *find_build(struct job *job,
				   const struct cf_scenario *scenario)
{
	const struct cf_era *era = era_of(job, scenario);

	for (int i = 0; i < job->builds; i++)
		if (is_same_era(&job->wish[i], era))
			return &job->build[i];
	return NULL;
}

static int build_one(struct job *job, const struct cf_era *era,
		     const struct cf_options *options)
{
	const struct cf_scenario_file *file = job->file;
	struct cf_build *build = &job->build[job->builds];

	job->wish[job->builds] = *era;
	build->source_count = file->sources;
	for (int i = 0; i < file->sources; i++)
		build->source[i] = file->source[i];
	build->flags = file->flags;
	build->flag_count = file->flag_count;
	build->era = *era;
	build->is_verbose = options->is_verbose;
	build->is_plain = 1;
	job->builds++;
	return cf_build(build);
}

static int build_all(struct job *job, const struct cf_options *options)
{
	int error = build_one(job, &job->file->era, options);

	for (int i = 0; i < job->file->scenarios && !error; i++) {
		const struct cf_scenario *scenario = &job->file->scenario[i];

		if (find_build(job, scenario))
			continue;
		if (job->builds == ERAS_MAX)
			return cf_tree_refuse(scenario->node->key, "",
					      "at most %d kernels in a file",
					      ERAS_MAX);
		error = build_one(job, &scenario->era, options);
	}
	return error;
}

static int check(struct job *job)
{
	struct cf_scenario_file *file = job->file;
	int error = cf_names_resolve(&file->names, &job->build[0]);

	for (int i = 0; i < file->scenarios && !error; i++)
		error = cf_script_encode(file->scenario[i].script,
					 &file->names);
	return error ? error : cf_run_check(file, &job->build[0]);
}

/* ---- what came of them ---- */

static void print(const struct cf_options *options,
		  const struct cf_scenario *scenario,
		  const struct cf_result *result)
{
	if (options->is_quiet && result->kind == CF_RESULT_PASS)
		return;
	printf("  %-10s %s\n", cf_result_names[result->kind], scenario->name);
	for (int i = 0; i < result->complaints; i++)
		printf("             %s\n", result->text[i]);
	for (int i = 0; i < result->notes; i++)
		printf("             note: %s\n", result->note[i]);
}

static int run_all(struct job *job, const struct cf_options *options,
		   struct totals *totals)
{
	struct cf_result result;
	int error = 0, shown = 0;

	for (int i = 0; i < job->file->scenarios && !error; i++) {
		struct cf_scenario *scenario = &job->file->scenario[i];

		if (!is_wanted(options, scenario))
			continue;
		if (!shown++)
			printf("%s: %s\n", job->file->path,
			       job->file->source[0]);
		error = cf_run(job->file, scenario,
			       find_build(job, scenario), &result);
		if (error)
			break;
		print(options, scenario, &result);
		totals->result[result.kind]++;
		totals->scenarios++;
	}
	if (error && error != -EIO)
		fprintf(stderr, "copyfault run: %s\n", strerror(-error));
	return error;
}

static int finish(const struct totals *totals)
{
	int passed = totals->result[CF_RESULT_PASS];

	for (int i = CF_RESULT_PASS + 1; i < CF_RESULT_COUNT; i++)
		if (totals->result[i])
			printf("%d %s\n", totals->result[i],
			       cf_result_names[i]);
	printf("%d passed, %d failed\n", passed, totals->scenarios - passed);
	return passed == totals->scenarios ? CF_EXIT_CLEAN :
					     CF_EXIT_FINDINGS;
}

/* ---- files ---- */

static int list(const struct job *jobs, const struct cf_options *options)
{
	for (int i = 0; i < options->file_count; i++)
		for (int j = 0; j < jobs[i].file->scenarios; j++)
			if (is_wanted(options, &jobs[i].file->scenario[j]))
				printf("%s\t%s\n", jobs[i].file->path,
				       jobs[i].file->scenario[j].name);
	return CF_EXIT_CLEAN;
}

/* Nobody means to run nothing. */
static int check_only(const struct job *jobs, const struct cf_options *options)
{
	struct cf_nearest nearest = { .word = options->only };

	for (int i = 0; i < options->file_count; i++)
		for (int j = 0; j < jobs[i].file->scenarios; j++) {
			if (is_wanted(options, &jobs[i].file->scenario[j]))
				return 0;
			cf_nearest_offer(&nearest,
					 jobs[i].file->scenario[j].name);
		}
	fprintf(stderr, "copyfault run: --only: \"%s\" seen, expected a glob that matches a scenario",
		options->only);
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean \"%s\"?",
			cf_nearest_get(&nearest));
	fputc('\n', stderr);
	return CF_EXIT_USAGE;
}

static int run(struct job *jobs, const struct cf_options *options)
{
	struct totals totals = { .scenarios = 0 };
	int error = 0;

	for (int i = 0; i < options->file_count && !error; i++) {
		error = build_all(&jobs[i], options);
		if (!error)
			error = check(&jobs[i]);
	}
	if (options->is_verbose)
		cf_log_echo(STDERR_FILENO);
	for (int i = 0; i < options->file_count && !error; i++)
		error = run_all(&jobs[i], options, &totals);
	return error ? cf_exit_status(error) : finish(&totals);
}

static int run_files(struct job *jobs, const struct cf_options *options)
{
	int status;

	for (int i = 0; i < options->file_count; i++) {
		jobs[i].file = cf_scenario_read(options->file[i]);
		if (!jobs[i].file)
			return CF_EXIT_USAGE;
	}
	status = options->only ? check_only(jobs, options) : 0;
	if (status)
		return status;
	return options->wants_list ? list(jobs, options) : run(jobs, options);
}

int cf_command_run(int argc, char **argv)
{
	static struct cf_options options;
	struct job *jobs = calloc(argc, sizeof(*jobs));
	int status;

	options.file = (const char **)calloc(argc, sizeof(*options.file));
	if (!options.file || !jobs)
		return CF_EXIT_HARNESS;
	status = cf_options_parse(&options, argc, argv, 0);
	if (!status && !options.file_count) {
		fprintf(stderr, "copyfault run: no scenario file named\n");
		status = CF_EXIT_USAGE;
	} else if (!status) {
		status = run_files(jobs, &options);
	}
	for (int i = 0; i < options.file_count; i++) {
		for (int j = 0; j < jobs[i].builds; j++)
			cf_build_clean(&jobs[i].build[j]);
		cf_scenario_free(jobs[i].file);
	}
	free(jobs);
	free(options.file);
	return status < 0 ? 0 : status;
}
