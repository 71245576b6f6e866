/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fields of registers, named by their masks. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_BITFIELD_H
#define _LINUX_BITFIELD_H

#include <linux/build_bug.h>
#include <linux/bits.h>

#define CF_FIELD_SHIFT(mask) (__builtin_ffsll(mask) - 1)
#define FIELD_PREP(mask, val) \
	(((__typeof__(mask))(val) << CF_FIELD_SHIFT(mask)) & (mask))
#define FIELD_GET(mask, reg) \
	((__typeof__(mask))(((reg) & (mask)) >> CF_FIELD_SHIFT(mask)))
#define FIELD_MAX(mask) ((__typeof__(mask))((mask) >> CF_FIELD_SHIFT(mask)))
#define FIELD_FIT(mask, val) \
	(!((((__typeof__(mask))(val)) << CF_FIELD_SHIFT(mask)) & ~(mask)))

#endif
