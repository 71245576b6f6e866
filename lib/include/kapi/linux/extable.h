/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Exception tables under their kernel names. Kernel-side. */
#ifndef _LINUX_EXTABLE_H
#define _LINUX_EXTABLE_H

#include <asm/extable.h>

#define search_exception_tables(ip) cf_extable_search(ip)

#endif
