/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Modules: struct module, reference counts, and the facts a driver states
 * about itself, which have no effect here. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/export.h>
#include <linux/cf_initcall.h>
#include <linux/moduleparam.h>
#include <linux/stringify.h>

#define MODULE_NAME_LEN 56

enum module_state {
	MODULE_STATE_LIVE,
	MODULE_STATE_COMING,
	MODULE_STATE_GOING,
	MODULE_STATE_UNFORMED,
};

/**
 * struct module - a driver, as the driver sees itself
 * @cf_refcnt:  references by open files and module_get()
 * @cf_version: LINUX_VERSION_CODE the driver was compiled with: the file
 *              layer follows the habits of that era
 */
struct module {
	enum module_state state;
	char name[MODULE_NAME_LEN];
	const char *version;
	int cf_refcnt;
	unsigned int cf_version;
};

bool try_module_get(struct module *module) __cfk(try_module_get);
void __module_get(struct module *module) __cfk(__module_get);
void module_put(struct module *module) __cfk(module_put);
int module_refcount(struct module *module) __cfk(module_refcount);
unsigned int cf_module_era(const struct module *module);

static inline const char *module_name(struct module *module)
{
	return module ? module->name : "kernel";
}

static inline bool module_is_live(struct module *module)
{
	return module->state != MODULE_STATE_GOING;
}

#define __MODULE_STRING(x) __stringify(x)
#define CF_MODULE_NOTE(text)						\
	_Static_assert(sizeof(text) > 0, "module information")
#define MODULE_INFO(tag, info) CF_MODULE_NOTE(info)
#define MODULE_LICENSE(s) CF_MODULE_NOTE(s)
#define MODULE_AUTHOR(s) CF_MODULE_NOTE(s)
#define MODULE_DESCRIPTION(s) CF_MODULE_NOTE(s)
#define MODULE_VERSION(s) CF_MODULE_NOTE(s)
#define MODULE_ALIAS(s) CF_MODULE_NOTE(s)
#define MODULE_SOFTDEP(s) CF_MODULE_NOTE(s)
#define MODULE_FIRMWARE(s) CF_MODULE_NOTE(s)
#define MODULE_SUPPORTED_DEVICE(s) CF_MODULE_NOTE(s)
#define MODULE_PARM_DESC(parm, s) CF_MODULE_NOTE(s)
#define MODULE_IMPORT_NS(ns) CF_MODULE_NOTE(#ns)
#define MODULE_ALIAS_CHARDEV(major, minor) CF_MODULE_NOTE("char-major")
#define MODULE_ALIAS_CHARDEV_MAJOR(major) CF_MODULE_NOTE("char-major")
#define MODULE_DEVICE_TABLE(type, table)				\
	static inline const void *__attribute__((unused))		\
	cf_device_table_##type##_##table(void) { return &table; }	\
	CF_MODULE_NOTE(#type)

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 11)
#define MOD_INC_USE_COUNT __module_get(THIS_MODULE)
#define MOD_DEC_USE_COUNT module_put(THIS_MODULE)
#define MOD_IN_USE (module_refcount(THIS_MODULE) != 0)
#define SET_MODULE_OWNER(dev) ((dev)->owner = THIS_MODULE)
#define GET_USE_COUNT(module) module_refcount(module)
#endif

/*
 * Before 2.4, and for long after, a module's entry points had these names and
 * global linkage. One name for each driver lets several share an executable.
 */
#ifdef __KBUILD_MODNAME
#define init_module CF_MODULE_PASTE(cf_init_module_, __KBUILD_MODNAME)
#define cleanup_module CF_MODULE_PASTE(cf_cleanup_module_, __KBUILD_MODNAME)
#endif
int init_module(void);
void cleanup_module(void);

#endif
