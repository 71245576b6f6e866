// SPDX-License-Identifier: LGPL-2.1-or-later
/* Help texts. Host-side. */
#include <stdio.h>
#include <string.h>

#include "help.h"

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

static const struct {
	const char *command;	/* "*" for those that take a driver */
	const char *option;
	const char *text;
} options[] = {
	{ "*", "--kernel VERSION", "the kernel it was written for; without it, told from\n"
	  "                         the interfaces that the source uses, else 6.1" },
	{ "*", "--params 'A=1 B=2'", "module parameters" },
	{ "*", "--sanitize", "compile the driver with -fsanitize=address,undefined" },
	{ "*", "-v, --verbose", "show the compiler's warnings, the kernel log and what\n"
	  "                         sanitizers report" },
	{ "sweep", "-j, --jobs N", "worker processes; without it, one for each processor" },
	{ "sweep", "--offsets WHICH", "all, edges, a number, or a list such as 0,37,end-1" },
	{ "sweep", "--kinds LIST", "efault, partial, midcopy, notpresent" },
	{ "sweep", "--with LIST", "vary too: transient, sticky, slack,\n"
	  "                         unserviceable, removal" },
	{ "sweep", "--without LIST", "leave out: plain, guests, addresses, sizes,\n"
	  "                         strings" },
	{ "sweep", "--pairs", "a second fault in what only a first one reaches" },
	{ "sweep", "--sites GLOB", "user copies of these FUNCTIONs or FUNCTION/PRIMITIVEs" },
	{ "sweep", "--no-oracle NAME", "judge without it; may be given again" },
	{ "sweep", "--policy FILE", "what the driver promises (see cf-scenario(5)); without\n"
	  "                         it DRIVER.yaml beside DRIVER.c; or none" },
	{ "replay", "--policy FILE", "the same" },
	{ "policy", "-j, --jobs N", "and what sweep has to say what is planned" },
	{ "replay", "--no-oracle NAME", "judge without it; may be given again" },
	{ "sweep", "--seed N", "of what --offsets N chooses" },
	{ "sweep", "--shard I/N", "make the I-th of N parts of the runs" },
	{ "sweep", "--journal FILE", "note there what is done" },
	{ "sweep", "--resume", "go on where that journal ends" },
	{ "sweep", "-o, --output FILE", "write the result there, as JSON" },
	{ "report", "--partial", "do without missing or interrupted shards" },
	{ "report", "-o, --output FILE", "write the whole there, as JSON" },
	{ "report", "-q, --quiet", "findings only" },
	{ "sweep", "-q, --quiet", "findings only" },
	{ "init", "-o, --output FILE", "where it goes; beside the driver without it" },
	{ "run", "--list", "name the scenarios, run none" },
	{ "run", "--only GLOB", "scenarios with such a name" },
	{ "run", "-q, --quiet", "only those that do not pass" },
	{ "run", "-v, --verbose", "show the compiler's warnings and the kernel log" },
	{ "replay", "--gdb", "run under gdb, stopped at the first injected fault" },
	{ "build", "-o, --output FILE", "where the object goes; NAME.so or NAME.o here without it" },
	{ "build", "-c, --relocatable", "an object that links into a test program" },
};

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
	       strcmp(name, "oracles") && strcmp(name, "run");
}

void cf_help_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name))
			continue;
		printf("usage: copyfault %s %s\n\n%s\n\n", name,
		       commands[i].args, commands[i].text);
	}
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (!strcmp(options[i].command, name) ||
		    (options[i].command[0] == '*' && is_driver_command(name)))
			printf("  %-22s %s\n", options[i].option,
			       options[i].text);
	printf("  %-22s %s\n", "-h, --help", "this text");
	if (is_driver_command(name))
		printf("\nWhat stands behind -- goes to the compiler, for example: -- -I../include -DDEBUG\n");
	if (!strcmp(name, "replay") || !strcmp(name, "fiu"))
		printf("\nFAULT is an expression such as 'scull_read/copy_to_user#1 midcopy@37'.\n"
		       "Without one, replay obeys fiu-run.\n");
}
