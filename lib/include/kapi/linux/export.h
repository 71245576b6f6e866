/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Symbols that one module offers to others, and THIS_MODULE. Kernel-side.
 *
 * __KBUILD_MODNAME is the driver's name as an identifier. mod.c defines
 * cf_this_module_<identifier>; code built into lib has no module.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

#define CF_MODULE_PASTE_(prefix, ident) prefix##ident
#define CF_MODULE_PASTE(prefix, ident) CF_MODULE_PASTE_(prefix, ident)

struct module;

#ifdef __KBUILD_MODNAME
extern struct module CF_MODULE_PASTE(cf_this_module_, __KBUILD_MODNAME);
#define THIS_MODULE (&CF_MODULE_PASTE(cf_this_module_, __KBUILD_MODNAME))
#else
#define THIS_MODULE ((struct module *)0)
#endif

/* Every global symbol is visible to the link that joins two drivers. */
#define CF_EXPORT(sym) \
	extern __typeof__(sym) sym
#define EXPORT_SYMBOL(sym) CF_EXPORT(sym)
#define EXPORT_SYMBOL_GPL(sym) CF_EXPORT(sym)
#define EXPORT_SYMBOL_NOVERS(sym) CF_EXPORT(sym)
#define EXPORT_SYMBOL_NS(sym, ns) CF_EXPORT(sym)
#define EXPORT_SYMBOL_NS_GPL(sym, ns) CF_EXPORT(sym)
#define EXPORT_NO_SYMBOLS extern int cf_export_no_symbols

#endif
