// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The simulated kernel's own user copies, as those of a driver called vmlinux:
 * a file on the ramfs, a vector fetched for a readv. They are made on a
 * driver's behalf and can be stopped like its own. Kernel-side.
 */
#include <linux/cf_site.h>
#include <cf_module.h>

extern struct cf_site *__start_cf_sites[]
	__attribute__((weak, visibility("hidden")));
extern struct cf_site *__stop_cf_sites[]
	__attribute__((weak, visibility("hidden")));

static struct cf_module vmlinux = {
	.name = KBUILD_MODNAME,
	.sites = __start_cf_sites,
	.sites_end = __stop_cf_sites,
};

__attribute__((constructor(102))) static void describe(void)
{
	cf_module_register(&vmlinux);
}
