// SPDX-License-Identifier: LGPL-2.1-or-later
/* The host's part of cf_boot(). Host-side. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_host.h>

#include "../mm/mm.h"
#include "host.h"

int cf_host_boot(void);

/*
 * When an instruction faults, Valgrind's registers are not those of a
 * processor: rep movsb has counted the byte that it did not move. It is known
 * by what it preloads into the programs it runs.
 */
static void refuse_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");

	if (preload && strstr(preload, "/vgpreload_"))
		cf_host_die("under Valgrind a copy that faults counts a byte too many; use a build with --enable-sanitizer=address,undefined");
}

int cf_host_boot(void)
{
	if (sysconf(_SC_PAGESIZE) != CF_PAGE_SIZE)
		cf_host_die("the host's pages are not of 4096 bytes");
	refuse_valgrind();
	return cf_signals_boot();
}
