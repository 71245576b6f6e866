/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Name the place in the source that makes a user access. Kernel-side.
 *
 * CF_SITE(prim, n) is an expression of type struct cf_site *: a static
 * description of this call, listed in section cf_sites of the driver's object.
 * @n is not evaluated; a compile-time constant is kept as the size.
 */
#ifndef _LINUX_CF_SITE_H
#define _LINUX_CF_SITE_H

#include <cf_access.h>

#ifndef KBUILD_MODNAME
#define KBUILD_MODNAME "vmlinux"
#endif

#define CF_SITE(prim_, n)						\
({									\
	static struct cf_site cf_site_ = {				\
		.driver = KBUILD_MODNAME,				\
		.function = __func__,					\
		.file = __FILE__,					\
		.line = __builtin_LINE(),				\
		.prim = CF_PRIM_##prim_,				\
		.const_size = __builtin_choose_expr(			\
			__builtin_constant_p(n), (n), 0),		\
	};								\
	static struct cf_site *cf_site_entry_				\
		__attribute__((section("cf_sites"), used)) = &cf_site_;	\
	&cf_site_;							\
})

#endif
