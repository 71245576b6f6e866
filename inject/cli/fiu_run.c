// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * copyfault fiu-run: run a program with libfiu's points armed. Host-side.
 *
 * It does what fiu-run does, and tells of what fiu-run passes over: a command
 * that libfiu would misread, before the program starts; a program that never
 * looks at its points, or ends before it says which of them fired, behind it.
 * So this process stays, and the program is its child. fiu-ctrl may be given
 * the id of either: links lead from our names of the FIFOs to the child's.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit/tempdir.h"
#include "fiu.h"
#include "options.h"
#include "point/rules.h"

/* ---- the environment ---- */

/* Commands as FIU_ENABLE wants them, behind those of a fiu-run around us. */
static char *join(const struct cf_fiu *fiu)
{
	const char *outer = getenv("FIU_ENABLE");
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	fputs(outer ? outer : "", out);
	for (int i = 0; i < fiu->commands; i++)
		fprintf(out, "%s%s", i || (outer && *outer) ? "\n" : "",
			fiu->command[i]);
	fclose(out);
	return text;
}

/* The user's come first: a sanitizer's runtime must be. */
static char *preload(const struct cf_fiu *fiu)
{
	const char *user = getenv("LD_PRELOAD");
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	if (user && *user)
		fprintf(out, "%s:", user);
	fprintf(out, "%s/fiu_run_preload.so", fiu->folder);
	if (fiu->is_posix)
		fprintf(out, ":%s/fiu_posix_preload.so", fiu->folder);
	fclose(out);
	return text;
}

/* The dynamic linker would only warn of a library that is not there. */
static int check_folder(const struct cf_fiu *fiu)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/fiu_run_preload.so", fiu->folder);
	if (!access(path, R_OK))
		return 0;
	fprintf(stderr, "copyfault fiu-run: %s: %s; is fiu-utils installed? -l says where else it is\n",
		path, strerror(errno));
	return CF_EXIT_USAGE;
}

static int set_environment(const struct cf_fiu *fiu, char *rules)
{
	char *libraries = preload(fiu);
	int error = !libraries || setenv("FIU_ENABLE", rules, 1) ||
		    setenv("FIU_CTRL_FIFO", fiu->fifo, 1) ||
		    setenv("LD_PRELOAD", libraries, 1);

	if (error)
		perror("copyfault fiu-run");
	free(libraries);
	return error ? CF_EXIT_HARNESS : 0;
}

/* ---- the program ---- */

static pid_t child;

/* A terminal sends its signals to the child as well. */
static void forward(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code <= 0 && child > 0)
		kill(child, sig);
}

static void forward_signals(void)
{
	static const int signals[] = {
		SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2,
	};
	struct sigaction action = { .sa_sigaction = forward,
				    .sa_flags = SA_SIGINFO | SA_RESTART };

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &action, NULL);
}

static const char *const ends[] = { "in", "out", "points" };

/* Our name of a FIFO, and the child's. */
static void fifo_names(const struct cf_fiu *fiu, const char *end, char *ours,
		       char *theirs, size_t size)
{
	snprintf(ours, size, "%s-%d.%s", fiu->fifo, (int)getpid(), end);
	snprintf(theirs, size, "%s-%d.%s", fiu->fifo, (int)child, end);
}

static void link_fifos(const struct cf_fiu *fiu)
{
	char ours[PATH_MAX + 32], theirs[PATH_MAX + 32];

	for (int i = 0; i < 3 && fiu->fifo[0]; i++) {
		fifo_names(fiu, ends[i], ours, theirs, sizeof(ours));
		if (symlink(theirs, ours))
			perror(ours);
	}
}

/* The child's too: libfiu leaves them behind when a program crashes. */
static void remove_fifos(const struct cf_fiu *fiu)
{
	char ours[PATH_MAX + 32], theirs[PATH_MAX + 32];

	for (int i = 0; i < 3 && fiu->fifo[0]; i++) {
		fifo_names(fiu, ends[i], ours, theirs, sizeof(ours));
		unlink(ours);
		unlink(theirs);
	}
}

/* Return: as waitpid() says it, or -1. */
static int run(const struct cf_fiu *fiu, char *rules, char **program)
{
	int status;

	forward_signals();
	child = fork();
	if (child < 0) {
		perror("copyfault fiu-run");
		return -1;
	}
	if (!child) {
		if (set_environment(fiu, rules))
			_exit(CF_EXIT_HARNESS);
		execvp(program[0], program);
		fprintf(stderr, "copyfault fiu-run: %s: %s\n", program[0],
			strerror(errno));
		_exit(CF_EXIT_USAGE);
	}
	link_fifos(fiu);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	remove_fifos(fiu);
	return status;
}

/* ---- what came of it ---- */

/* How often a program told @what. */
static int count(const char *watch, char what)
{
	FILE *file = fopen(watch, "r");
	int c, n = 0;

	while (file && (c = getc(file)) != EOF)
		n += c == what;
	if (file)
		fclose(file);
	return n;
}

/* It ended well. Was it asked what we were asked? */
static int judge(const char *program, const char *watch)
{
	int looked = count(watch, CF_OUTSIDE_LOOKED);
	int judged = count(watch, CF_OUTSIDE_JUDGED);

	if (!looked) {
		fprintf(stderr, "copyfault fiu-run: %s did not look at its points; expected a program with libcopyfault that calls cf_test_start() or cf_inject_start()\n",
			program);
		return CF_EXIT_USAGE;
	}
	if (cf_rules_count() && judged < looked) {
		fprintf(stderr, "copyfault fiu-run: %s ended without exit(); whether each rule fired is not known\n",
			program);
		return CF_EXIT_USAGE;
	}
	return 0;
}

/* As the program ended, without a core of our own. */
static void die_of(int sig)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	signal(sig, SIG_DFL);
	raise(sig);
}

static int run_watched(const struct cf_fiu *fiu, char *rules, char **program)
{
	char folder[PATH_MAX], watch[PATH_MAX + 8];
	int status, fd, exit_status = CF_EXIT_HARNESS;

	if (cf_tempdir_make(folder, sizeof(folder)))
		return CF_EXIT_HARNESS;
	snprintf(watch, sizeof(watch), "%s/watch", folder);
	fd = open(watch, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	status = fd < 0 || setenv("CF_FIU_WATCH", watch, 1) ? -1 :
		 run(fiu, rules, program);
	if (fd >= 0)
		close(fd);
	if (status >= 0 && WIFEXITED(status))
		exit_status = WEXITSTATUS(status);
	if (!exit_status && (cf_rules_count() || fiu->fifo[0]))
		exit_status = judge(program[0], watch);
	cf_tempdir_remove(folder);
	if (status >= 0 && WIFSIGNALED(status))
		die_of(WTERMSIG(status));
	return exit_status;
}

/* ---- the command ---- */

static void show(const struct cf_fiu *fiu, char **program)
{
	char *rules = join(fiu), *libraries = preload(fiu);

	if (rules && libraries)
		printf("FIU_ENABLE='%s'\nFIU_CTRL_FIFO='%s'\nLD_PRELOAD='%s'\n",
		       rules, fiu->fifo, libraries);
	for (; *program; program++)
		printf("%s%c", *program, program[1] ? ' ' : '\n');
	free(rules);
	free(libraries);
}

static int refuse(const char *what)
{
	fprintf(stderr, "copyfault fiu-run: %s; try 'copyfault fiu-run --help'\n",
		what);
	return CF_EXIT_USAGE;
}

int cf_command_fiu_run(int argc, char **argv)
{
	struct cf_fiu fiu = { .name = argv[0], .folder = CF_FIU_FOLDER };
	int status = cf_fiu_parse(&fiu, argc, argv);
	char *rules;

	if (status)
		return status < 0 ? 0 : status;
	if (optind == argc)
		return refuse("no program named");
	if (!fiu.commands && !fiu.fifo[0])
		return refuse("nothing to arm: expected -c, or -f for fiu-ctrl");
	status = check_folder(&fiu);
	rules = join(&fiu);
	if (!status && !rules)
		status = CF_EXIT_HARNESS;
	else if (!status && cf_rules_load(rules))
		status = CF_EXIT_USAGE;
	if (!status && fiu.is_dry)
		show(&fiu, argv + optind);
	else if (!status)
		status = run_watched(&fiu, rules, argv + optind);
	free(rules);
	free(fiu.command);
	return status;
}
