// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault build: keep the object that the other commands make. Host-side. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "options.h"

/* By way of a name of its own, so that a full disk leaves no half object. */
static int copy_file(const char *from, const char *to)
{
	char part[PATH_MAX + 8];
	struct stat st;
	int in, out, error = 0;

	snprintf(part, sizeof(part), "%s.part", to);
	in = open(from, O_RDONLY);
	out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (in < 0 || out < 0 || fstat(in, &st))
		error = -errno;
	for (off_t left = error ? 0 : st.st_size; left > 0 && !error;) {
		ssize_t done = sendfile(out, in, NULL, left);

		if (done <= 0)
			error = done ? -errno : -EIO;
		left -= done;
	}
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) && !error)
		error = -errno;
	if (!error && rename(part, to))
		error = -errno;
	if (error)
		unlink(part);
	return error;
}

int cf_command_build(int argc, char **argv)
{
	static struct cf_options options;
	char name[128];
	int status = cf_options_parse(&options, argc, argv, 1);
	int error;

	if (status)
		return status < 0 ? 0 : status;
	error = cf_build(&options.build);
	if (error)
		return cf_exit_status(error);
	snprintf(name, sizeof(name), "%s.%s", options.build.name,
		 options.build.is_partial ? "o" : "so");
	if (!options.output)
		options.output = name;
	error = copy_file(options.build.object, options.output);
	if (!error)
		return CF_EXIT_CLEAN;
	fprintf(stderr, "copyfault build: %s: %s\n", options.output,
		strerror(-error));
	return CF_EXIT_USAGE;
}
