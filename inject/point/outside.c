/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a process that obeys fiu-run lets others know: copyfault fiu-run, that
 * it looked at its points at all; copyfault fiu-ctrl, which points there are.
 * Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "point/rules.h"

static struct {
	const char *fifo;	/* base name of the control FIFOs, or NULL */
	pid_t owner;
} outside;

void cf_outside_tell(char what)
{
	const char *path = getenv("CF_FIU_WATCH");
	int fd = path ? open(path, O_WRONLY | O_APPEND | O_CLOEXEC) : -1;

	/* What is not told counts as not done, and that is told of. */
	if (fd >= 0 && write(fd, &what, 1) < 0)
		perror(path);
	if (fd >= 0)
		close(fd);
}

static void remove_one(const char *base, const char *end)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s-%d.%s", base, (int)getpid(), end);
	unlink(path);
}

/* FIFOs: libfiu's own exit handler removes them, and _exit() skips it. */
void cf_outside_remove(void)
{
	const char *base = getenv("FIU_CTRL_FIFO");

	if (!base || !*base)
		return;
	remove_one(base, "in");
	remove_one(base, "out");
	remove_one(base, "points");
}

static void at_exit(void)
{
	if (getpid() == outside.owner)
		remove_one(outside.fifo, "points");
}

int cf_outside_publish(const char *fifo)
{
	char path[PATH_MAX];
	FILE *file;

	snprintf(path, sizeof(path), "%s-%d.points", fifo, (int)getpid());
	file = fopen(path, "w");
	if (!file) {
		fprintf(stderr, "copyfault: FIU_CTRL_FIFO: %s: %s\n", path,
			strerror(errno));
		return -EINVAL;
	}
	outside.fifo = fifo;
	outside.owner = getpid();
	atexit(at_exit);
	cf_points_list(file, NULL, CF_POINTS_NAMES);
	fclose(file);
	return 0;
}
