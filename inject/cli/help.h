/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Help texts. Host-side. */
#ifndef CF_HELP_H
#define CF_HELP_H

#include <stddef.h>

/** cf_help() - What copyfault is, and its commands, on stdout. */
void cf_help(void);

/** cf_help_command() - One command and its options, on stdout. */
void cf_help_command(const char *name);

/** cf_help_takes() - Does a command take this one of enum cf_option? Return: 1 it does. */
int cf_help_takes(const char *command, int option);

/**
 * struct cf_help_option - an option as a command takes it
 * @name:     the long one
 * @letter:   the short one, or 0
 * @argument: what stands for its value, or NULL: it has none
 * @text:     what it does
 * @next:     0 before the first
 */
struct cf_help_option {
	const char *name;
	char letter;
	const char *argument;
	const char *text;
	size_t next;
};

/** cf_help_next() - Walk the options of a command. Return: 1, or 0 behind the last. */
int cf_help_next(const char *command, struct cf_help_option *option);

#endif
