// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault init: a first scenario file for a driver. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_syscall.h>

#include "options.h"
#include "scenario/draft.h"

/* Fit a workload and make its clean run. Return: as cf_options_parse(). */
static int prepare(struct cf_sweep *sweep, struct cf_options *options)
{
	int error;

	options->build.is_plain = 1;
	error = cf_build(&options->build);
	if (error)
		return cf_exit_status(error);
	if (options->is_verbose)
		cf_log_echo(STDERR_FILENO);
	sweep->build = &options->build;
	sweep->params = options->params;
	sweep->fit = cf_fit(sweep->build, sweep->params);
	error = sweep->fit ? cf_boot() : -ENOMEM;
	if (!error)
		error = cf_sweep_stage(sweep);
	return cf_exit_status(error);
}

/* "scull.yaml" beside scull.c, where the driver is just "scull.c". */
static const char *default_name(struct cf_options *options, char *path,
				size_t size)
{
	const char *source = options->build.source[0];

	snprintf(path, size, "%.*s.yaml", (int)strlen(source) - 2, source);
	return path;
}

/* How a file names the driver: alone when they are in one folder. */
static const char *beside(const char *source, const char *file, char *path)
{
	const char *slash = strrchr(source, '/'), *other = strrchr(file, '/');
	size_t n = slash ? slash - source : 0, m = other ? other - file : 0;

	if (n == m && !memcmp(source, file, n))
		return slash ? slash + 1 : source;
	return realpath(source, path) ? path : source;
}

/* By way of memory: half a file is not left. */
static int write_draft(struct cf_sweep *sweep, const char *path)
{
	char full[PATH_MAX], *text = NULL;
	size_t size = 0;
	FILE *draft = open_memstream(&text, &size), *file;
	int error = draft ? cf_draft_write(sweep,
					   beside(sweep->build->source[0],
						  path, full), draft) : -ENOMEM;

	if (draft)
		fclose(draft);
	file = error ? NULL : fopen(path, "wx");
	if (file && fwrite(text, 1, size, file) == size && !fclose(file)) {
		free(text);
		return CF_EXIT_CLEAN;
	}
	if (!error)
		fprintf(stderr, "copyfault init: %s: %s\n", path,
			strerror(errno));
	free(text);
	return error ? cf_exit_status(error) : CF_EXIT_USAGE;
}

int cf_command_init(int argc, char **argv)
{
	static struct cf_options options;
	struct cf_sweep sweep = { .is_replay = 1 };
	char path[PATH_MAX];
	int status = cf_options_parse(&options, argc, argv, 1);

	if (status)
		return status < 0 ? 0 : status;
	if (!options.output)
		options.output = default_name(&options, path, sizeof(path));
	if (!access(options.output, F_OK)) {
		fprintf(stderr, "copyfault init: %s is there already; -o names another file\n",
			options.output);
		return CF_EXIT_USAGE;
	}
	status = prepare(&sweep, &options);
	if (!status)
		status = write_draft(&sweep, options.output);
	if (!status)
		printf("%s: written; 'copyfault run %s' runs it\n",
			options.output, options.output);
	cf_build_clean(&options.build);
	return status;
}
