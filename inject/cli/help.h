/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Help texts. Host-side. */
#ifndef CF_HELP_H
#define CF_HELP_H

/** cf_help() - What copyfault is, and its commands, on stdout. */
void cf_help(void);

/** cf_help_command() - One command and its options, on stdout. */
void cf_help_command(const char *name);

/**
 * struct cf_help_option - a line of a command's help
 * @command: or "*" for those that take a driver
 * @option:  as it is typed: "-j, --jobs N"
 * @text:    what it does
 */
struct cf_help_option {
	const char *command;
	const char *option;
	const char *text;
};

/**
 * cf_help_next() - Walk the options of a command.
 * @option: NULL for the first
 *
 * Return: R3. NULL behind the last.
 */
const struct cf_help_option *cf_help_next(const char *command,
					  const struct cf_help_option *option);

#endif
