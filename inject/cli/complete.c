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
#define CF_COMMAND_AS(function, name, args, text) { name, args, text },
#include "commands.def"
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static const struct {
	int option;
	const char *name;
	char letter;
	const char *argument;
} options[] = {
#define CF_OPTION(NAME, name, letter, argument) \
	{ CF_OPT_##NAME, name, letter, argument },
#include "options.def"
};

#define OPTIONS (sizeof(options) / sizeof(options[0]))

static int list_commands(void)
{
	for (size_t i = 0; i < COMMANDS; i++)
		printf("%s\t%s\n", commands[i].name, commands[i].text);
	printf("--help\twhat copyfault is\n--version\tits version\n");
	return CF_EXIT_CLEAN;
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

static void list_option(size_t at, const char *text)
{
	int size = (int)strcspn(text, ";\n");

	printf("--%s\t%.*s\n", options[at].name, size, text);
	if (options[at].letter)
		printf("-%c\t%.*s\n", options[at].letter, size, text);
}

static int list_options(const char *command)
{
	size_t at;

	for (at = 0; at < COMMANDS; at++)
		if (!strcmp(commands[at].name, command))
			break;
	if (at == COMMANDS)
		return CF_EXIT_FINDINGS;
	for (size_t i = 0; i < OPTIONS; i++) {
		const char *text = cf_help_text(command, options[i].option);

		if (text && *text)
			list_option(i, text);
	}
	list_files(commands[at].args);
	return CF_EXIT_CLEAN;
}

static void list_names(const char *const *names, int first, int count)
{
	for (int i = first; i < count; i++)
		printf("%s\n", names[i]);
}

/* Most values are no list of ours. */
static void list_values(size_t at)
{
	switch (options[at].option) {
	case CF_OPT_KINDS:
		list_names(cf_kind_names, CF_KIND_NONE + 1, CF_KIND_COUNT);
		break;
	case CF_OPT_WITH:
		list_names(cf_axis_names, CF_AXIS_PLAIN + 1, CF_AXIS_COUNT);
		break;
	case CF_OPT_WITHOUT:
		list_names(cf_axis_names, CF_AXIS_PLAIN, CF_AXIS_COUNT);
		break;
	case CF_OPT_OFFSETS:
		printf("all\nedges\n");
		break;
	case CF_OPT_NO_ORACLE:
		for (int i = 0; i < CF_ORACLE_COUNT; i++)
			printf("%s\n", cf_oracles[i].name);
		break;
	default:
		if (!strcmp(options[at].argument, "FILE"))
			printf("*\tFILE\n");
	}
}

/* "-o" or "--output". */
static int is_typed(size_t at, const char *word)
{
	if (word[0] == '-' && word[1] == '-')
		return !strcmp(options[at].name, word + 2);
	return word[0] == '-' && word[1] && word[1] == options[at].letter &&
	       !word[2];
}

static int list_values_of(const char *command, const char *word)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		if (!options[i].argument || !is_typed(i, word) ||
		    !cf_help_takes(command, options[i].option))
			continue;
		list_values(i);
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
