// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault report: print results, and put those of shards together. Host-side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "report/console.h"
#include "report/result.h"

static json_t *load(const char *path)
{
	json_error_t error;
	json_t *result = json_load_file(path, JSON_REJECT_DUPLICATES, &error);

	if (!result && error.line > 0)
		fprintf(stderr, "copyfault: %s:%d: not JSON: %s\n", path,
			error.line, error.text);
	else if (!result)
		fprintf(stderr, "copyfault: %s\n", error.text);
	return result;
}

static int print(const json_t *whole, const struct cf_options *options)
{
	if (!options->is_quiet) {
		cf_report_head(whole);
		cf_report_unreached(whole);
	}
	cf_report_findings(whole);
	cf_report_tally(whole);
	if (options->output && cf_result_write(whole, options->output))
		return CF_EXIT_USAGE;
	return cf_result_is_dirty(whole) ? CF_EXIT_FINDINGS : CF_EXIT_CLEAN;
}

static int merge_and_print(json_t **results, const struct cf_options *options)
{
	json_t *whole = NULL;
	int status = CF_EXIT_USAGE;

	for (int i = 0; i < options->file_count; i++) {
		results[i] = load(options->file[i]);
		if (!results[i])
			return CF_EXIT_USAGE;
	}
	if (!cf_result_merge(results, options->file, options->file_count,
			     options->is_partial, &whole))
		status = print(whole, options);
	json_decref(whole);
	return status;
}

int cf_command_report(int argc, char **argv)
{
	static struct cf_options options;
	json_t **results;
	int status;

	options.file = (const char **)calloc(argc, sizeof(*options.file));
	results = calloc(argc, sizeof(*results));
	if (!options.file || !results)
		return CF_EXIT_HARNESS;
	status = cf_options_parse(&options, argc, argv, 0);
	if (!status && !options.file_count) {
		fprintf(stderr, "copyfault report: no result file named\n");
		status = CF_EXIT_USAGE;
	} else if (!status) {
		status = merge_and_print(results, &options);
	}
	for (int i = 0; i < options.file_count; i++)
		json_decref(results[i]);
	free(results);
	free(options.file);
	return status < 0 ? 0 : status;
}
