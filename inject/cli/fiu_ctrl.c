// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * copyfault fiu-ctrl: tell a running program what to arm. Host-side.
 *
 * fiu-ctrl ends with status 0 whatever happened, and libfiu takes a name that
 * no point has. Here the names are looked up in what the process has published
 * beside its FIFOs, before anything is sent.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "audit/spawn.h"
#include "audit/tempdir.h"
#include "fault/fault.h"
#include "fiu.h"
#include "options.h"
#include "point/rules.h"

/* Is it ours, and would it arm anything? */
static int arms_a_point(const struct cf_rule *rule)
{
	return rule->is_ours && rule->command != CF_RULE_DISABLE;
}

static int parse_all(const struct cf_fiu *fiu, struct cf_rule *rule)
{
	struct cf_rule_error error;

	for (int i = 0; i < fiu->commands; i++)
		if (cf_rule_parse_running(fiu->command[i], &rule[i], &error) &&
		    (rule[i].is_ours || error.is_fatal)) {
			cf_rules_error(rule[i].text, &error);
			return CF_EXIT_USAGE;
		}
	return 0;
}

/* ---- the points of the process ---- */

/* Does a line of @file match? If not, the nearest one is printed. */
static int is_there(const struct cf_rule *rule, FILE *file)
{
	struct cf_nearest nearest = { .word = rule->name };
	char *line = NULL;
	size_t size = 0;
	int found = 0;
	static char best[CF_POINT_NAME_MAX];

	rewind(file);
	while (!found && getline(&line, &size, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		found = cf_rule_covers(rule, line);
		cf_nearest_offer(&nearest, line);
		if (nearest.best == line) {
			snprintf(best, sizeof(best), "%s", line);
			nearest.best = best;
		}
	}
	free(line);
	if (found)
		return 1;
	fprintf(stderr, "copyfault fiu-ctrl: '%s': '%s' seen, expected a point of the process",
		rule->text, rule->name);
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean '%s'?",
			cf_nearest_get(&nearest));
	fputc('\n', stderr);
	return 0;
}

static int check_process(const struct cf_fiu *fiu, const char *pid,
			 const struct cf_rule *rule)
{
	char path[PATH_MAX + 64];
	int status = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s-%s.points", fiu->fifo, pid);
	file = fopen(path, "r");
	for (int i = 0; i < fiu->commands && !status; i++) {
		if (!arms_a_point(&rule[i]))
			continue;
		if (!file) {
			fprintf(stderr, "copyfault fiu-ctrl: %s: %s; expected a process under 'fiu-run -f' that has looked at its points\n",
				path, strerror(errno));
			status = CF_EXIT_USAGE;
		} else if (!is_there(&rule[i], file)) {
			status = CF_EXIT_USAGE;
		}
	}
	if (file)
		fclose(file);
	return status;
}

/* ---- fiu-ctrl ---- */

/* What it prints is a complaint. Return: 0 or an exit status. */
static int send_all(const struct cf_fiu *fiu, char **pid)
{
	struct cf_args args = { .count = 0 };
	char folder[PATH_MAX], said[PATH_MAX + 8], line[512];
	int status = 0, error;
	FILE *file;

	if (cf_tempdir_make(folder, sizeof(folder)))
		return CF_EXIT_HARNESS;
	snprintf(said, sizeof(said), "%s/said", folder);
	cf_args_add(&args, "fiu-ctrl");
	cf_args_add(&args, "-f");
	cf_args_add(&args, fiu->fifo);
	for (int i = 0; i < fiu->commands; i++) {
		cf_args_add(&args, "-c");
		cf_args_add(&args, fiu->command[i]);
	}
	for (; *pid; pid++)
		cf_args_add(&args, *pid);
	error = cf_spawn(&args, said, NULL);
	if (error) {
		fprintf(stderr, "copyfault fiu-ctrl: fiu-ctrl: %s\n",
			error < 0 ? strerror(-error) : "it failed");
		status = CF_EXIT_HARNESS;
	}
	file = fopen(said, "r");
	while (file && fgets(line, sizeof(line), file)) {
		fprintf(stderr, "copyfault fiu-ctrl: %s", line);
		status = CF_EXIT_USAGE;
	}
	if (file)
		fclose(file);
	cf_tempdir_remove(folder);
	return status;
}

/* ---- the command ---- */

static int refuse(const char *what)
{
	fprintf(stderr, "copyfault fiu-ctrl: %s; try 'copyfault fiu-ctrl --help'\n",
		what);
	return CF_EXIT_USAGE;
}

static int control(const struct cf_fiu *fiu, char **pids)
{
	struct cf_rule *rule = calloc(fiu->commands, sizeof(*rule));
	int status = rule ? parse_all(fiu, rule) : CF_EXIT_HARNESS;

	for (char **pid = pids; *pid && !status; pid++)
		status = check_process(fiu, *pid, rule);
	if (!status)
		status = send_all(fiu, pids);
	free(rule);
	return status;
}

int cf_command_fiu_ctrl(int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR");
	struct cf_fiu fiu = { .name = argv[0] };
	int status;

	snprintf(fiu.fifo, sizeof(fiu.fifo), "%s/fiu-ctrl",
		 tmp && *tmp ? tmp : "/tmp");
	status = cf_fiu_parse(&fiu, argc, argv);
	if (status)
		return status < 0 ? 0 : status;
	if (!fiu.commands)
		return refuse("nothing to do: expected -c");
	if (optind == argc)
		return refuse("no process named");
	if (!fiu.fifo[0])
		return refuse("-f \"\": expected the name that fiu-run was given");
	status = control(&fiu, argv + optind);
	free(fiu.command);
	return status;
}
