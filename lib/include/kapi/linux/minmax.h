/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The smaller, the larger, the nearest. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MINMAX_H
#define _LINUX_MINMAX_H

#include <linux/compiler.h>
#include <linux/const.h>

/* Comparing pointers to the operands makes the compiler object to mixed types. */
#define CF_SAME_TYPE(x, y) \
	(!!(sizeof((__typeof__(x) *)1 == (__typeof__(y) *)1)))
#define CF_CMP(x, y, op) ((x) op (y) ? (x) : (y))
#define CF_CMP_ONCE(x, y, ux, uy, op) ({				\
	__typeof__(x) ux = (x);						\
	__typeof__(y) uy = (y);						\
	CF_CMP(ux, uy, op); })
#define CF_CAREFUL_CMP(x, y, op)					\
	__builtin_choose_expr(CF_SAME_TYPE(x, y) &&			\
			      __is_constexpr(x) && __is_constexpr(y),	\
		CF_CMP(x, y, op),					\
		CF_CMP_ONCE(x, y, CF_CAT(cf_x_, __COUNTER__),		\
			    CF_CAT(cf_y_, __COUNTER__), op))
#define min(x, y) CF_CAREFUL_CMP(x, y, <)
#define max(x, y) CF_CAREFUL_CMP(x, y, >)
#define min3(x, y, z) min((__typeof__(x))min(x, y), z)
#define max3(x, y, z) max((__typeof__(x))max(x, y), z)
#define min_t(type, x, y) CF_CAREFUL_CMP((type)(x), (type)(y), <)
#define max_t(type, x, y) CF_CAREFUL_CMP((type)(x), (type)(y), >)
#define min_not_zero(x, y) ({						\
	__typeof__(x) cf_mx_ = (x);					\
	__typeof__(y) cf_my_ = (y);					\
	cf_mx_ == 0 ? cf_my_ :						\
		((cf_my_ == 0) ? cf_mx_ : min(cf_mx_, cf_my_)); })
#define clamp(val, lo, hi) \
	min((__typeof__(val))max(val, lo), hi)
#define clamp_t(type, val, lo, hi) min_t(type, max_t(type, val, lo), hi)
#define clamp_val(val, lo, hi) clamp_t(__typeof__(val), val, lo, hi)
#define swap(a, b) \
do {									\
	__typeof__(a) cf_swap_ = (a);					\
	(a) = (b);							\
	(b) = cf_swap_;							\
} while (0)

#endif
