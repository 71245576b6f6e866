/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Multiplicative hashing. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_HASH_H
#define _LINUX_HASH_H

#include <linux/types.h>

static inline u32 hash_64(u64 val, unsigned int bits)
{
	return (val * 0x61C8864680B583EBull) >> (64 - bits);
}

static inline u32 hash_32(u32 val, unsigned int bits)
{
	return (val * 0x61C88647u) >> (32 - bits);
}
#define hash_long(val, bits) hash_64(val, bits)
#define hash_ptr(ptr, bits) hash_64((unsigned long)(ptr), bits)

#endif
