/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rounding and division. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MATH_H
#define _LINUX_MATH_H

#include <linux/types.h>
#include <asm/div64.h>
#include <uapi/linux/kernel.h>

#define round_up(x, y) ((((x) - 1) | ((__typeof__(x))((y) - 1))) + 1)
#define round_down(x, y) ((x) & ~((__typeof__(x))((y) - 1)))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_UP_POW2 DIV_ROUND_UP
#define DIV_ROUND_DOWN_ULL(ll, d) ((unsigned long long)(ll) / (d))
#define DIV_ROUND_UP_ULL(ll, d) \
	DIV_ROUND_DOWN_ULL((unsigned long long)(ll) + (d) - 1, (d))
#define DIV_ROUND_UP_SECTOR_T(ll, d) DIV_ROUND_UP_ULL(ll, d)
#define roundup(x, y) ({						\
	__typeof__(y) cf_y_ = (y);					\
	(((x) + (cf_y_ - 1)) / cf_y_) * cf_y_; })
#define rounddown(x, y) ({						\
	__typeof__(x) cf_x_ = (x);					\
	cf_x_ - (cf_x_ % (y)); })
#define DIV_ROUND_CLOSEST(x, divisor) ({				\
	__typeof__(x) cf_n_ = (x);					\
	__typeof__(divisor) cf_d_ = (divisor);				\
	(((__typeof__(x))-1) > 0 || ((__typeof__(divisor))-1) > 0 ||	\
	 ((cf_n_ > 0) == (cf_d_ > 0))) ?				\
		((cf_n_ + (cf_d_ / 2)) / cf_d_) :			\
		((cf_n_ - (cf_d_ / 2)) / cf_d_); })
#define DIV_ROUND_CLOSEST_ULL(x, divisor) \
	(((unsigned long long)(x) + (divisor) / 2) / (divisor))
#define mult_frac(x, n, d) ({						\
	__typeof__(x) cf_q_ = (x) / (d);				\
	__typeof__(x) cf_r_ = (x) % (d);				\
	cf_q_ * (n) + cf_r_ * (n) / (d); })
#define abs(x) ({							\
	__typeof__(x) cf_a_ = (x);					\
	cf_a_ < 0 ? -cf_a_ : cf_a_; })
#define abs_diff(a, b) ({						\
	__typeof__(a) cf_a_ = (a);					\
	__typeof__(b) cf_b_ = (b);					\
	cf_a_ > cf_b_ ? cf_a_ - cf_b_ : cf_b_ - cf_a_; })
#define sector_div(n, b) do_div(n, b)

static inline u32 reciprocal_scale(u32 val, u32 ep_ro)
{
	return (u32)(((u64)val * ep_ro) >> 32);
}

static inline unsigned long int_sqrt(unsigned long x)
{
	unsigned long root = 0, bit = 1UL << (BITS_PER_LONG - 2);

	for (; bit; bit >>= 2) {
		if (x >= root + bit) {
			x -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return root;
}

#endif
