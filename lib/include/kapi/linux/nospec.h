/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Indices that speculation may not take out of bounds. Here they only go
 * through the ordinary test. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_NOSPEC_H
#define _LINUX_NOSPEC_H

#include <linux/compiler.h>

#define array_index_nospec(index, size) ({				\
	__typeof__(index) cf_i_ = (index);				\
	__typeof__(size) cf_s_ = (size);				\
	cf_i_ < cf_s_ ? cf_i_ : 0; })
#define array_index_mask_nospec(index, size) \
	((unsigned long)(index) < (unsigned long)(size) ? ~0UL : 0UL)
#define barrier_nospec() barrier()

#endif
