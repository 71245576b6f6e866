/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A program for fiu_run.sh to run: two fake drivers, some user accesses, and a
 * line for each access that was stopped. Host-side.
 *
 *   victim [-w] ACCESSES [fork | _exit]
 *
 * ACCESSES writes and as many reads of 100 bytes. -w: between two writes, wait
 * for a line on stdin, so that fiu-ctrl can steer in between. fork: in a child.
 * _exit: ends without exit().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <copyfault/fault.h>

#include "mock.h"

static void one(enum mock_site site, int n)
{
	struct cf_access access = mock_access(site, 0x1000, 100);

	if (access.injected)
		printf("%s %d: %s at %lu\n", mock_sites[site].function, n,
		       cf_kind_names[access.stop.kind], access.stop.at);
	fflush(stdout);
}

static void work(int count, int is_waiting)
{
	char line[80];
	int i;

	for (i = 1; i <= count; i++) {
		if (is_waiting && !fgets(line, sizeof(line), stdin))
			return;
		one(MOCK_WRITE, i);
		one(MOCK_READ_FIRST, i);
		if (is_waiting)
			printf("done %d\n", i);
		fflush(stdout);
	}
}

int main(int argc, char **argv)
{
	int is_waiting = argc > 1 && !strcmp(argv[1], "-w");
	int count = argc > 1 + is_waiting ? atoi(argv[1 + is_waiting]) : 1;
	const char *how = argc > 2 + is_waiting ? argv[2 + is_waiting] : "";

	mock_register("scull");
	cf_inject_start();
	if (!strcmp(how, "fork") && fork()) {
		wait(NULL);
		return 0;
	}
	work(count, is_waiting);
	if (!strcmp(how, "_exit"))
		_exit(0);
	return 0;
}
