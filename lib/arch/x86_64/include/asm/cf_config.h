/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The part of the configuration that the architecture decides. Kernel-side. */
#ifndef _ASM_CF_CONFIG_H
#define _ASM_CF_CONFIG_H

#define CONFIG_64BIT 1
#define CONFIG_X86 1
#define CONFIG_X86_64 1

#define L1_CACHE_SHIFT 6

/*
 * Constant sizes that were moved in parts up to 5.6: those of one or two moves
 * of a register. The checked copies had them in no version.
 */
#define CF_ARCH_PARTS_CHECKED(n) 0
#define CF_ARCH_PARTS(n)						\
	((n) == 1 || (n) == 2 || (n) == 4 || (n) == 8 || (n) == 10 ||	\
	 (n) == 16)

#endif
