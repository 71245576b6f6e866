// SPDX-License-Identifier: LGPL-2.1-or-later
/* The copyfault command. Host-side. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "config.h"
#include "complete.h"
#include "fault/fault.h"
#include "help.h"
#include "options.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
#define CF_COMMAND_AS(function, name, args, text) { name, cf_command_##function },
#include "commands.def"
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static int unknown(const char *name)
{
	struct cf_nearest nearest = { .word = name };

	for (size_t i = 0; i < COMMANDS; i++)
		cf_nearest_offer(&nearest, commands[i].name);
	fprintf(stderr, "copyfault: no command \"%s\"", name);
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean \"%s\"?",
			cf_nearest_get(&nearest));
	fprintf(stderr, "\ncopyfault: try 'copyfault --help'\n");
	return CF_EXIT_USAGE;
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "copyfault: no command; try 'copyfault --help'\n");
		return CF_EXIT_USAGE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") ||
	    !strcmp(argv[1], "help")) {
		cf_help();
		return CF_EXIT_CLEAN;
	}
	if (!strcmp(argv[1], "--version")) {
		printf("copyfault %s\n", PACKAGE_VERSION);
		return CF_EXIT_CLEAN;
	}
	if (!strcmp(argv[1], "--complete"))
		return cf_complete(argc - 2, argv + 2);
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, argv[1]))
			return commands[i].run(argc - 1, argv + 1);
	return unknown(argv[1]);
}
