/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The part of the configuration that the architecture decides. Kernel-side. */
#ifndef _ASM_CF_CONFIG_H
#define _ASM_CF_CONFIG_H

#define CONFIG_X86 1
#define CONFIG_X86_32 1

#define L1_CACHE_SHIFT 6

/*
 * Constant sizes that were moved in parts: in 2.2 to 2.4 all of them, by the
 * checked copies too; up to 5.6 what one move of a register can do.
 */
#define CF_ARCH_PARTS_CHECKED(n) \
	(LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 0))
#define CF_ARCH_PARTS(n)						\
	(CF_ARCH_PARTS_CHECKED(n) || (n) == 1 || (n) == 2 || (n) == 4)

#endif
