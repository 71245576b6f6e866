// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Describe one driver to lib. Compiled once for each driver, with the driver's
 * own KBUILD_MODNAME (a string), __KBUILD_MODNAME (the same as an identifier)
 * and LINUX_VERSION_CODE, and linked with it. Decides nothing. Kernel-side.
 *
 * The linker gives each section whose name is an identifier a __start_ and a
 * __stop_ symbol. Where several drivers share one executable the sections are
 * merged, and every module describes the whole: lib/kapi/module.c picks by the
 * name in each entry.
 */
#include <linux/module.h>
#include <cf_extable.h>
#include <cf_module.h>

#ifndef __KBUILD_MODNAME
#error "mod.c is compiled for one driver: __KBUILD_MODNAME says which"
#endif

#define RANGE(type, section)						\
	extern type __start_##section[]					\
		__attribute__((weak, visibility("hidden")));		\
	extern type __stop_##section[]					\
		__attribute__((weak, visibility("hidden")))

RANGE(struct cf_site *, cf_sites);
RANGE(struct cf_initcall *, cf_initcalls);
RANGE(struct cf_module_param *, cf_params);
RANGE(struct cf_extable_entry, __ex_table);

/* A driver without module_init() may have these instead. */
extern int init_module(void) __attribute__((weak));
extern void cleanup_module(void) __attribute__((weak));

struct module CF_MODULE_PASTE(cf_this_module_, __KBUILD_MODNAME) = {
	.state = MODULE_STATE_COMING,
	.name = KBUILD_MODNAME,
	.cf_version = LINUX_VERSION_CODE,
};

static struct cf_module description = {
	.name = KBUILD_MODNAME,
	.module = THIS_MODULE,
	.sites = __start_cf_sites,
	.sites_end = __stop_cf_sites,
	.calls = __start_cf_initcalls,
	.calls_end = __stop_cf_initcalls,
	.params = __start_cf_params,
	.params_end = __stop_cf_params,
	.extable = __start___ex_table,
	.extable_end = __stop___ex_table,
	.bare_init = init_module,
	.bare_exit = cleanup_module,
};

__attribute__((constructor)) static void describe(void)
{
	cf_module_register(&description);
}

__attribute__((destructor)) static void forget(void)
{
	cf_module_unregister(&description);
}
