// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Temporary folders that leave nothing behind. Host-side.
 *
 * A folder holds plain files only, so that the signal handler can remove it
 * with unlink() and rmdir(), which are safe there. opendir() is not, strictly;
 * the process is about to die and only this handler's own code runs.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tempdir.h"

static char current[PATH_MAX];
static pid_t owner;

static void remove_files(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		char file[PATH_MAX + 260];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
		unlink(file);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

void cf_tempdir_remove(const char *path)
{
	if (getpid() != owner)
		return;
	remove_files(path);
	if (!strcmp(path, current))
		current[0] = '\0';
}

static void remove_current(void)
{
	if (current[0])
		cf_tempdir_remove(current);
}

static void on_signal(int sig)
{
	remove_current();
	signal(sig, SIG_DFL);
	raise(sig);
}

static void arrange_removal(void)
{
	static const int fatal[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };

	owner = getpid();
	atexit(remove_current);
	for (size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
		if (signal(fatal[i], on_signal) == SIG_IGN)
			signal(fatal[i], SIG_IGN);
}

int cf_tempdir_make(char *path, size_t size)
{
	const char *base = getenv("TMPDIR");
	int error;

	if (!owner)
		arrange_removal();
	snprintf(path, size, "%s/copyfault.XXXXXX",
		 base && *base ? base : "/tmp");
	if (!mkdtemp(path)) {
		error = -errno;
		fprintf(stderr, "copyfault: cannot make a temporary folder %s: %s\n",
			path, strerror(errno));
		path[0] = '\0';
		return error;
	}
	snprintf(current, sizeof(current), "%s", path);
	return 0;
}
