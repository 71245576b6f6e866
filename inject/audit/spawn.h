/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Run a program and keep what it printed. Host-side. */
#ifndef CF_SPAWN_H
#define CF_SPAWN_H

#define CF_ARGS_MAX 128

/**
 * struct cf_args - an argument vector under construction
 *
 * Strings are not copied. Too many arguments is remembered and refused when
 * it is run.
 */
struct cf_args {
	const char *arg[CF_ARGS_MAX + 1];
	int count;
};

void cf_args_add(struct cf_args *args, const char *arg);

/**
 * cf_spawn() - Run a program to its end.
 * @out: file that gets its stdout, or NULL for /dev/null
 * @err: file that gets its stderr, or NULL for /dev/null
 *
 * Return: its exit status, 128 + signal, or -errno when it did not start.
 */
int cf_spawn(struct cf_args *args, const char *out, const char *err);

#endif
