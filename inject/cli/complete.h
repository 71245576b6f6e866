/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What may be typed next, for shells. Host-side. */
#ifndef CF_COMPLETE_H
#define CF_COMPLETE_H

/**
 * cf_complete() - List what may stand behind some words, on stdout.
 *
 * Of no word: the commands. Of a command: its options, and the files it takes
 * as a pattern like "*.c". Of a command and an option: the values of that
 * option, "*" being any file. One a line, with what it is behind a tab.
 *
 * Return: an exit status; 1 when that option takes no value, or that command
 * does not exist.
 */
int cf_complete(int argc, char **argv);

#endif
