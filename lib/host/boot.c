// SPDX-License-Identifier: LGPL-2.1-or-later
/* The host's part of cf_boot(). Host-side. */
#include <unistd.h>

#include <cf_host.h>

#include "../mm/mm.h"
#include "host.h"

int cf_host_boot(void);

int cf_host_boot(void)
{
	if (sysconf(_SC_PAGESIZE) != CF_PAGE_SIZE)
		cf_host_die("the host's pages are not of 4096 bytes");
	return cf_signals_boot();
}
