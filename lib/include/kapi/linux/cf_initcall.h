/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where a driver begins and ends. module_init() leaves a struct cf_initcall in
 * section cf_initcalls; lib/module/mod.c finds it there. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_INITCALL_H
#define _LINUX_CF_INITCALL_H

#include <linux/types.h>
#include <linux/cf_site.h>
#include <cf_module.h>

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);

/*
 * __COUNTER__ keeps apart two calls with the same function. A function of
 * another type than int (*)(void) is a compile error, as in the kernel.
 */
#define CF_INITCALL__(member, fn, id)					\
	static struct cf_initcall cf_initcall_##id = {			\
		.driver = KBUILD_MODNAME,				\
		.member = fn,						\
		.name = #fn,						\
	};								\
	static struct cf_initcall *cf_initcall_entry_##id		\
		__attribute__((section("cf_initcalls"), used)) =	\
		&cf_initcall_##id
#define CF_INITCALL_(member, fn, id) CF_INITCALL__(member, fn, id)
#define CF_INITCALL(member, fn) CF_INITCALL_(member, fn, __COUNTER__)

/* Some drivers write a semicolon after these, some do not. */
#define module_init(fn) CF_INITCALL(init, fn);
#define module_exit(fn) CF_INITCALL(exit, fn);

/* A driver is a module here, so that every level is module_init(). */
#define early_initcall(fn) module_init(fn)
#define pure_initcall(fn) module_init(fn)
#define core_initcall(fn) module_init(fn)
#define postcore_initcall(fn) module_init(fn)
#define arch_initcall(fn) module_init(fn)
#define subsys_initcall(fn) module_init(fn)
#define fs_initcall(fn) module_init(fn)
#define rootfs_initcall(fn) module_init(fn)
#define device_initcall(fn) module_init(fn)
#define late_initcall(fn) module_init(fn)
#define device_initcall_sync(fn) module_init(fn)
#define late_initcall_sync(fn) module_init(fn)
#define __initcall(fn) module_init(fn)
#define __exitcall(fn) module_exit(fn)

#endif
