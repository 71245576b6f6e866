// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What may be typed next, for the completions of shells: `copyfault
 * --complete`. They ask at the time, so that no list of theirs can be old.
 * What there is to know comes from the tables of commands, help texts and
 * names. Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "audit/plan.h"
#include "cf_access.h"
#include "complete.h"
#include "help.h"
#include "options.h"
#include "oracle/oracle.h"

static const struct {
	const char *name;
	const char *args;
	const char *text;
} commands[] = {
#define CF_COMMAND(name, args, text) { #name, args, text },
#include "commands.def"
#undef CF_COMMAND
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static int list_commands(void)
{
	for (size_t i = 0; i < COMMANDS; i++)
		printf("%s\t%s\n", commands[i].name, commands[i].text);
	printf("--help\twhat copyfault is\n--version\tits version\n");
	return CF_EXIT_CLEAN;
}

/* The next word of "-j, --jobs N" that is an option, and its size. */
static const char *next_option(const char *at, size_t *size)
{
	at += strspn(at, ", ");
	*size = strcspn(at, ", ");
	return *at == '-' ? at : NULL;
}

/* "DRIVER.c..." among the arguments of a command: "*.c". */
static void list_files(const char *args)
{
	const char *word = args, *dot;

	while (*word) {
		size_t size = strcspn(word, " ");

		dot = memchr(word, '.', size);
		if (dot && dot > word && dot[1] != '.') {
			size_t suffix = strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz");

			printf("*.%.*s\t%.*s\n", (int)suffix, dot + 1,
			       (int)(dot - word), word);
			return;
		}
		word += size + strspn(word + size, " ");
	}
}

static int list_options(const char *command)
{
	const struct cf_help_option *option = NULL;
	size_t at, size;

	for (at = 0; at < COMMANDS; at++)
		if (!strcmp(commands[at].name, command))
			break;
	if (at == COMMANDS)
		return CF_EXIT_FINDINGS;
	while ((option = cf_help_next(command, option))) {
		const char *word = option->option;

		while ((word = next_option(word, &size))) {
			printf("%.*s\t%.*s\n", (int)size, word,
			       (int)strcspn(option->text, ";\n"),
			       option->text);
			word += size;
		}
	}
	list_files(commands[at].args);
	return CF_EXIT_CLEAN;
}

/* What stands behind the words of an option, when it has that word. */
static const char *value_of(const char *option, const char *wanted)
{
	const char *word, *end = NULL;
	int is_found = 0;
	size_t size;

	for (word = option; (word = next_option(word, &size)); word = end) {
		is_found |= size == strlen(wanted) &&
			    !strncmp(word, wanted, size);
		end = word + size;
	}
	return is_found ? end + strspn(end, " ") : "";
}

static void list_names(const char *const *names, int first, int count)
{
	for (int i = first; i < count; i++)
		printf("%s\n", names[i]);
}

/* By the long name of an option; most values are no list of ours. */
static void list_values(const char *option, const char *value)
{
	if (strstr(option, "--kinds"))
		list_names(cf_kind_names, CF_KIND_NONE + 1, CF_KIND_COUNT);
	else if (strstr(option, "--without"))
		list_names(cf_axis_names, CF_AXIS_PLAIN, CF_AXIS_COUNT);
	else if (strstr(option, "--with"))
		list_names(cf_axis_names, CF_AXIS_PLAIN + 1, CF_AXIS_COUNT);
	else if (strstr(option, "--offsets"))
		printf("all\nedges\n");
	else if (strstr(option, "--no-oracle"))
		for (int i = 0; i < CF_ORACLE_COUNT; i++)
			printf("%s\n", cf_oracles[i].name);
	else if (!strcmp(value, "FILE"))
		printf("*\tFILE\n");
}

static int list_values_of(const char *command, const char *wanted)
{
	const struct cf_help_option *option = NULL;

	while ((option = cf_help_next(command, option))) {
		const char *value = value_of(option->option, wanted);

		if (!*value)
			continue;
		list_values(option->option, value);
		return CF_EXIT_CLEAN;
	}
	return CF_EXIT_FINDINGS;
}

int cf_complete(int argc, char **argv)
{
	switch (argc) {
	case 0:
		return list_commands();
	case 1:
		return list_options(argv[0]);
	default:
		return list_values_of(argv[0], argv[1]);
	}
}
