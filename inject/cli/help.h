/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Help texts. Host-side. */
#ifndef CF_HELP_H
#define CF_HELP_H

/** cf_help() - What copyfault is, and its commands, on stdout. */
void cf_help(void);

/** cf_help_command() - One command and its options, on stdout. */
void cf_help_command(const char *name);

/** cf_help_takes() - Does a command take this one of enum cf_option? Return: 1 it does. */
int cf_help_takes(const char *command, int option);

/**
 * cf_help_text() - What an option is to a command.
 *
 * Return: a string, "" when it is not for people, or NULL when the command
 * does not take it.
 */
const char *cf_help_text(const char *command, int option);

#endif
