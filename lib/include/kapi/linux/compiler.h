/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Optimisation hints and accesses the compiler may not split or repeat.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#include <linux/compiler_types.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define likely_notrace(x) likely(x)
#define unlikely_notrace(x) unlikely(x)
#define barrier() __asm__ __volatile__("" : : : "memory")
#define barrier_data(ptr) __asm__ __volatile__("" : : "r"(ptr) : "memory")
#define unreachable() __builtin_unreachable()
#define __READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define READ_ONCE(x) __READ_ONCE(x)
#define WRITE_ONCE(x, val)						\
do {									\
	*(volatile __typeof__(x) *)&(x) = (val);			\
} while (0)
#define ACCESS_ONCE(x) (*(volatile __typeof__(x) *)&(x))
#define data_race(expr) (expr)
#define OPTIMIZER_HIDE_VAR(var) __asm__("" : "=r"(var) : "0"(var))
#define RELOC_HIDE(ptr, off) ((__typeof__(ptr))((unsigned long)(ptr) + (off)))
#define __must_be_array(a) \
	BUILD_BUG_ON_ZERO(__same_type((a), &(a)[0]))
#define __is_constexpr(x) \
	(sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0L)) : (int *)8)))
#define absolute_pointer(val) RELOC_HIDE((void *)(val), 0)
#define __optimizer_hide_var OPTIMIZER_HIDE_VAR
#define __ADDRESSABLE(sym) \
	static void *__used CF_CAT(cf_addressable_, __LINE__) = (void *)&sym;

#endif
