/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Loads and stores at any address. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_UNALIGNED_H
#define _ASM_UNALIGNED_H

#include <linux/types.h>
#include <asm/byteorder.h>

#define get_unaligned(ptr) ({						\
	struct { __typeof__(*(ptr)) x; } __packed const *cf_u_ =	\
		(const void *)(ptr);					\
	cf_u_->x; })
#define put_unaligned(val, ptr)						\
do {									\
	struct { __typeof__(*(ptr)) x; } __packed *cf_u_ = (void *)(ptr); \
	cf_u_->x = (val);						\
} while (0)

#define CF_UNALIGNED(bits, end)						\
static inline u##bits get_unaligned_##end##bits(const void *p)		\
{									\
	return end##bits##_to_cpu(					\
		get_unaligned((const __##end##bits *)p));		\
}									\
static inline void put_unaligned_##end##bits(u##bits val, void *p)	\
{									\
	put_unaligned(cpu_to_##end##bits(val), (__##end##bits *)p);	\
}
CF_UNALIGNED(16, le)
CF_UNALIGNED(32, le)
CF_UNALIGNED(64, le)
CF_UNALIGNED(16, be)
CF_UNALIGNED(32, be)
CF_UNALIGNED(64, be)

static inline u32 get_unaligned_be24(const void *p)
{
	const u8 *b = p;

	return b[0] << 16 | b[1] << 8 | b[2];
}

static inline u32 get_unaligned_le24(const void *p)
{
	const u8 *b = p;

	return b[2] << 16 | b[1] << 8 | b[0];
}

#endif
