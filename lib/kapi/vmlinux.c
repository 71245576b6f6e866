// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The simulated kernel's own user copies, as those of a driver called vmlinux:
 * a file on the ramfs, a vector fetched for a readv. They are made on a
 * driver's behalf and can be stopped like its own. Kernel-side.
 */
#include <linux/cf_site.h>
#include <cf_module.h>

#include "vmlinux.h"

extern struct cf_site *__start_cf_sites[]
	__attribute__((weak, visibility("hidden")));
extern struct cf_site *__stop_cf_sites[]
	__attribute__((weak, visibility("hidden")));

struct cf_module cf_vmlinux = {
	.name = KBUILD_MODNAME,
	.sites = __start_cf_sites,
	.sites_end = __stop_cf_sites,
};
