// SPDX-License-Identifier: LGPL-2.1-or-later
/* Run a program and keep what it printed. Host-side. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn.h"

extern char **environ;

void cf_args_add(struct cf_args *args, const char *arg)
{
	if (args->count < CF_ARGS_MAX)
		args->arg[args->count] = arg;
	args->count++;
}

static int redirect(posix_spawn_file_actions_t *actions, int fd,
		    const char *file)
{
	return posix_spawn_file_actions_addopen(actions, fd,
		file ? file : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

static int wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -errno;
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

int cf_spawn(struct cf_args *args, const char *out, const char *err)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int error;

	if (args->count > CF_ARGS_MAX)
		return -E2BIG;
	args->arg[args->count] = NULL;
	posix_spawn_file_actions_init(&actions);
	error = redirect(&actions, STDOUT_FILENO, out);
	if (!error)
		error = redirect(&actions, STDERR_FILENO, err);
	if (!error)
		error = posix_spawnp(&pid, args->arg[0], &actions, NULL,
				     (char **)args->arg, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error ? -error : wait_for(pid);
}
