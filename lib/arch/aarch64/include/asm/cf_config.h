/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The part of the configuration that the architecture decides. Kernel-side. */
#ifndef _ASM_CF_CONFIG_H
#define _ASM_CF_CONFIG_H

#define CONFIG_64BIT 1
#define CONFIG_ARM64 1

#define L1_CACHE_SHIFT 6

/* It never moved constant sizes in parts. */
#define CF_ARCH_PARTS_CHECKED(n) 0
#define CF_ARCH_PARTS(n) 0

#endif
