/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * 64-bit division in place: do_div() leaves the quotient and yields the
 * remainder. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _ASM_DIV64_H
#define _ASM_DIV64_H

#include <linux/types.h>

#define do_div(n, base) ({						\
	u32 cf_base_ = (base);						\
	u32 cf_rem_ = (u64)(n) % cf_base_;				\
	(n) = (u64)(n) / cf_base_;					\
	cf_rem_; })

#endif
