/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The options that copyfault fiu-run and fiu-ctrl share. Host-side. */
#ifndef CF_FIU_H
#define CF_FIU_H

#include <limits.h>

/**
 * struct cf_fiu - what the user asked for
 * @name:     of the command, for messages
 * @command:  those behind -c
 * @commands: how many
 * @fifo:     base name of the control FIFOs, absolute; "" for none
 * @folder:   of libfiu's libraries to preload
 * @is_posix: those of the C library are to fail too
 * @is_dry:   show what would be done
 */
struct cf_fiu {
	const char *name;
	const char **command;
	int commands;
	char fifo[PATH_MAX];
	const char *folder;
	int is_posix;
	int is_dry;
};

/**
 * cf_fiu_parse() - Parse options; optind is the first word behind them.
 *
 * Return: 0 go on; -1 help was printed, exit 0; else an exit status, and what
 * is wrong was printed.
 */
int cf_fiu_parse(struct cf_fiu *fiu, int argc, char **argv);

#endif
