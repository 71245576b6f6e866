// SPDX-License-Identifier: LGPL-2.1-or-later
/* Help texts. Host-side. */
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "options.h"

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
	const char *name;
	char letter;
	const char *argument;
} options[] = {
#define CF_OPTION(NAME, name, letter, argument) { name, letter, argument },
#include "options.def"
};

static const struct {
	int option;
	const char *commands;
	const char *text;
} uses[] = {
#define CF_OPTION_OF(NAME, commands, text) { CF_OPT_##NAME, commands, text },
#include "options.def"
};

#define USES (sizeof(uses) / sizeof(uses[0]))

void cf_help(void)
{
	printf("copyfault stops the user copies of a driver half way and judges what it does.\n\n"
	       "usage: copyfault COMMAND ...\n\n");
	for (size_t i = 0; i < COMMANDS; i++)
		printf("  %-8s %s\n", commands[i].name, commands[i].text);
	printf("\n'copyfault COMMAND --help' tells more. A DRIVER.c is unmodified kernel source.\n"
	       "\nExit status: 0 clean, 1 findings, 2 bad input or usage, 3 copyfault itself failed.\n");
}

static int is_driver_command(const char *name)
{
	return strcmp(name, "doctor") && strcmp(name, "report") &&
	       strcmp(name, "oracles") && strcmp(name, "run") &&
	       strncmp(name, "fiu-", 4);
}

/* Is it one of the words? */
static int is_named(const char *words, const char *name)
{
	size_t size = strlen(name);

	for (const char *at = words; (at = strstr(at, name)); at += size)
		if ((at == words || at[-1] == ' ') &&
		    (!at[size] || at[size] == ' '))
			return 1;
	return 0;
}

static int is_used(size_t use, const char *command)
{
	return is_named(uses[use].commands, "*") ||
	       is_named(uses[use].commands, command) ||
	       (is_named(uses[use].commands, "driver") &&
		is_driver_command(command));
}

const char *cf_help_text(const char *command, int option)
{
	for (size_t i = 0; i < USES; i++)
		if (uses[i].option == option && is_used(i, command))
			return uses[i].text;
	return NULL;
}

int cf_help_takes(const char *command, int option)
{
	return cf_help_text(command, option) != NULL;
}

/* "  -o, --output FILE      text", and its further lines below the first. */
static void print_option(int option, const char *text)
{
	int at = option - CF_OPT_FIRST - 1;
	const char *end = strchr(text, '\n');
	char head[40];

	snprintf(head, sizeof(head), "%c%c%c --%s%s%s",
		 options[at].letter ? '-' : ' ',
		 options[at].letter ? options[at].letter : ' ',
		 options[at].letter ? ',' : ' ', options[at].name,
		 options[at].argument ? " " : "",
		 options[at].argument ? options[at].argument : "");
	printf("  %-22s %.*s\n", options[at].letter ? head : head + 4,
	       end ? (int)(end - text) : (int)strlen(text), text);
	if (end)
		printf("%25s%s\n", "", end + 1);
}

void cf_help_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name))
			continue;
		printf("usage: copyfault %s %s\n\n%s\n\n", name,
		       commands[i].args, commands[i].text);
	}
	for (size_t i = 0; i < USES; i++)
		if (is_used(i, name) && uses[i].text[0])
			print_option(uses[i].option, uses[i].text);
	if (is_driver_command(name))
		printf("\nWhat stands behind -- goes to the compiler, for example: -- -I../include -DDEBUG\n");
	if (!strcmp(name, "replay") || !strcmp(name, "fiu"))
		printf("\nFAULT is an expression such as 'scull_read/copy_to_user#1 midcopy@37'.\n"
		       "Without one, replay obeys fiu-run.\n");
}
