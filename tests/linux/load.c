// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Insert a driver object and remove it again: what insmod and rmmod would show
 * of it. Judges nothing: the kernel log goes to stdout. Host-side.
 *
 *	load OBJECT [PARAMS]
 *
 * Status 0, 1 when module_init() failed or module_exit() left something
 * behind, 2 for an object that cannot be loaded, 3 when the simulated kernel
 * does not start.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cf_module.h"
#include "cf_syscall.h"

static int left_behind(const struct cf_balance *before)
{
	struct cf_balance after;

	cf_balance_read(&after);
	if (after.objects == before->objects && after.locks == before->locks &&
	    after.preempt == before->preempt)
		return 0;
	fprintf(stderr, "load: left behind %ld heap objects, %ld locks\n",
		(long)(after.objects - before->objects),
		(long)after.locks - (long)before->locks);
	return 1;
}

static int insert_and_remove(struct cf_module *module, const char *params)
{
	struct cf_balance before;
	int error;

	cf_balance_read(&before);
	error = cf_module_insert(module, params);
	if (error) {
		fprintf(stderr, "load: module_init() of %s returned %d\n",
			module->name, error);
		return 1;
	}
	error = cf_module_remove(module);
	if (error) {
		fprintf(stderr, "load: %s cannot be removed: %d\n",
			module->name, error);
		return 1;
	}
	return left_behind(&before);
}

int main(int argc, char **argv)
{
	struct cf_module *module;
	const char *why;
	int error;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: load OBJECT [PARAMS]\n");
		return 2;
	}
	error = cf_boot();
	if (error) {
		fprintf(stderr, "load: the simulated kernel did not start: %s\n",
			strerror(-error));
		return 3;
	}
	module = cf_module_load(argv[1], &why);
	if (!module) {
		fprintf(stderr, "load: %s: %s\n", argv[1], why);
		return 2;
	}
	cf_log_echo(STDOUT_FILENO);
	return insert_and_remove(module, argv[2]);
}
