// SPDX-License-Identifier: LGPL-2.1-or-later
/* The host's part of cf_boot(). Host-side. */
#include "../mm/mm.h"
#include "host.h"

int cf_host_boot(void);

int cf_host_boot(void)
{
	return cf_signals_boot();
}
