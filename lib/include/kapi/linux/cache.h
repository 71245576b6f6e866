/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cache line alignment. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CACHE_H
#define _LINUX_CACHE_H

#include <linux/compiler.h>

/* L1_CACHE_SHIFT is the architecture's, asm/cf_config.h. */
#define L1_CACHE_BYTES (1 << L1_CACHE_SHIFT)
#define SMP_CACHE_BYTES L1_CACHE_BYTES
#define L1_CACHE_ALIGN(x) ALIGN(x, L1_CACHE_BYTES)
#define ____cacheline_aligned __aligned(SMP_CACHE_BYTES)
#define ____cacheline_aligned_in_smp
#define __cacheline_aligned ____cacheline_aligned
#define __cacheline_aligned_in_smp
#define __read_mostly
#define __ro_after_init
#define cache_line_size() L1_CACHE_BYTES

#endif
