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
	struct cf_help_option option = { .next = 0 };
	size_t at;

	for (at = 0; at < COMMANDS; at++)
		if (!strcmp(commands[at].name, command))
			break;
	if (at == COMMANDS)
		return CF_EXIT_FINDINGS;
	while (cf_help_next(command, &option)) {
		int size = strcspn(option.text, ";\n");

		if (option.letter)
			printf("-%c\t%.*s\n", option.letter, size, option.text);
		printf("--%s\t%.*s\n", option.name, size, option.text);
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
static void list_values(const struct cf_help_option *option)
{
	if (!strcmp(option->name, "kinds"))
		list_names(cf_kind_names, CF_KIND_NONE + 1, CF_KIND_COUNT);
	else if (!strcmp(option->name, "without"))
		list_names(cf_axis_names, CF_AXIS_PLAIN, CF_AXIS_COUNT);
	else if (!strcmp(option->name, "with"))
		list_names(cf_axis_names, CF_AXIS_PLAIN + 1, CF_AXIS_COUNT);
	else if (!strcmp(option->name, "offsets"))
		printf("all\nedges\n");
	else if (!strcmp(option->name, "no-oracle"))
		for (int i = 0; i < CF_ORACLE_COUNT; i++)
			printf("%s\n", cf_oracles[i].name);
	else if (!strcmp(option->argument, "FILE"))
		printf("*\tFILE\n");
}

/* "-j" or "--jobs". */
static int is_typed(const struct cf_help_option *option, const char *word)
{
	if (word[0] != '-')
		return 0;
	return word[1] == '-' ? !strcmp(word + 2, option->name) :
	       word[1] && word[1] == option->letter && !word[2];
}

static int list_values_of(const char *command, const char *wanted)
{
	struct cf_help_option option = { .next = 0 };

	while (cf_help_next(command, &option)) {
		if (!option.argument || !is_typed(&option, wanted))
			continue;
		list_values(&option);
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
