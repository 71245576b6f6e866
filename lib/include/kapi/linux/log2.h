/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Powers of two. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_LOG2_H
#define _LINUX_LOG2_H

#include <linux/bitops.h>

static inline __attribute_const__ bool is_power_of_2(unsigned long n)
{
	return n != 0 && (n & (n - 1)) == 0;
}

#define ilog2(n) \
	(__builtin_constant_p(n) ? ((n) < 2 ? 0 : \
		63 - __builtin_clzll((unsigned long long)(n) | 1)) : \
		fls64(n) - 1)
#define roundup_pow_of_two(n) \
	((n) <= 1 ? 1UL : 1UL << (64 - __builtin_clzll((u64)((n) - 1) | 1)))
#define rounddown_pow_of_two(n) \
	(1UL << (63 - __builtin_clzll((u64)(n) | 1)))
#define order_base_2(n) ((n) > 1 ? ilog2((n) - 1) + 1 : 0)

#endif
