/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bits in arrays of longs, one at a time or searched for. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_BITOPS_H
#define _LINUX_BITOPS_H

#include <linux/types.h>
#include <linux/bits.h>

#define BITS_PER_TYPE(type) (sizeof(type) * BITS_PER_BYTE)
#define CF_BITS_UP(nr, per) (((nr) + (per) - 1) / (per))
#define BITS_TO_LONGS(nr) CF_BITS_UP(nr, BITS_PER_LONG)
#define BITS_TO_U64(nr) CF_BITS_UP(nr, 64)
#define BITS_TO_U32(nr) CF_BITS_UP(nr, 32)
#define BITS_TO_BYTES(nr) CF_BITS_UP(nr, 8)

#define CF_BIT_OP(name, op)						\
static inline void name(long nr, volatile void *addr)			\
{									\
	op((volatile unsigned long *)addr + BIT_WORD(nr),		\
	   CF_BIT_ARG_##op(nr), __ATOMIC_SEQ_CST);			\
}
#define CF_BIT_ARG___atomic_fetch_or(nr) BIT_MASK(nr)
#define CF_BIT_ARG___atomic_fetch_xor(nr) BIT_MASK(nr)
#define CF_BIT_ARG___atomic_fetch_and(nr) ~BIT_MASK(nr)
#define CF_BIT_TEST(name, op)						\
static inline bool name(long nr, volatile void *addr)			\
{									\
	return (op((volatile unsigned long *)addr + BIT_WORD(nr),	\
		   CF_BIT_ARG_##op(nr), __ATOMIC_SEQ_CST) &		\
		BIT_MASK(nr)) != 0;					\
}

CF_BIT_OP(set_bit, __atomic_fetch_or)
CF_BIT_OP(clear_bit, __atomic_fetch_and)
CF_BIT_OP(change_bit, __atomic_fetch_xor)
CF_BIT_TEST(test_and_set_bit, __atomic_fetch_or)
CF_BIT_TEST(test_and_clear_bit, __atomic_fetch_and)
CF_BIT_TEST(test_and_change_bit, __atomic_fetch_xor)

#define __set_bit set_bit
#define __clear_bit clear_bit
#define __change_bit change_bit
#define __test_and_set_bit test_and_set_bit
#define __test_and_clear_bit test_and_clear_bit
#define __test_and_change_bit test_and_change_bit
#define clear_bit_unlock clear_bit
#define __clear_bit_unlock clear_bit
#define test_and_set_bit_lock test_and_set_bit

static inline bool test_bit(long nr, const volatile void *addr)
{
	return (((const volatile unsigned long *)addr)[BIT_WORD(nr)] &
		BIT_MASK(nr)) != 0;
}

static inline void __assign_bit(long nr, volatile void *addr, bool value)
{
	if (value)
		set_bit(nr, addr);
	else
		clear_bit(nr, addr);
}
#define assign_bit __assign_bit

static inline int ffs(int x)
{
	return __builtin_ffs(x);
}

static inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

static inline unsigned int fls_long(unsigned long x)
{
	return fls64(x);
}

static inline unsigned long __ffs(unsigned long x)
{
	return __builtin_ctzl(x);
}

static inline unsigned long __fls(unsigned long x)
{
	return BITS_PER_LONG - 1 - __builtin_clzl(x);
}
#define ffz(x) __ffs(~(x))

static inline unsigned long hweight_long(unsigned long w)
{
	return __builtin_popcountl(w);
}
#define hweight8(w) ((unsigned int)__builtin_popcount((u8)(w)))
#define hweight16(w) ((unsigned int)__builtin_popcount((u16)(w)))
#define hweight32(w) ((unsigned int)__builtin_popcount((u32)(w)))
#define hweight64(w) ((unsigned long)__builtin_popcountll(w))

static inline int get_count_order(unsigned int count)
{
	return count ? fls(count - 1) : -1;
}

static inline u64 rol64(u64 word, unsigned int shift)
{
	return (word << (shift & 63)) | (word >> (-shift & 63));
}

static inline u64 ror64(u64 word, unsigned int shift)
{
	return (word >> (shift & 63)) | (word << (-shift & 63));
}

static inline u32 rol32(u32 word, unsigned int shift)
{
	return (word << (shift & 31)) | (word >> (-shift & 31));
}

static inline u32 ror32(u32 word, unsigned int shift)
{
	return (word >> (shift & 31)) | (word << (-shift & 31));
}

static inline s32 sign_extend32(u32 value, int index)
{
	return (s32)(value << (31 - index)) >> (31 - index);
}

/* The first bit at or after @offset that equals @wanted; @size if none. */
static inline unsigned long cf_bit_search(const unsigned long *addr,
					  unsigned long size,
					  unsigned long offset, bool wanted)
{
	for (; offset < size; offset++)
		if (test_bit(offset, addr) == wanted)
			return offset;
	return size;
}
#define find_next_bit(addr, size, offset) cf_bit_search(addr, size, offset, 1)
#define find_next_zero_bit(addr, size, offset) \
	cf_bit_search(addr, size, offset, 0)
#define find_first_bit(addr, size) cf_bit_search(addr, size, 0, 1)
#define find_first_zero_bit(addr, size) cf_bit_search(addr, size, 0, 0)

static inline unsigned long find_last_bit(const unsigned long *addr,
					  unsigned long size)
{
	unsigned long bit = size;

	while (bit-- > 0)
		if (test_bit(bit, addr))
			return bit;
	return size;
}

#define for_each_set_bit(bit, addr, size)				\
	for ((bit) = find_first_bit((addr), (size)); (bit) < (size);	\
	     (bit) = find_next_bit((addr), (size), (bit) + 1))
#define for_each_set_bit_from(bit, addr, size)				\
	for ((bit) = find_next_bit((addr), (size), (bit)); (bit) < (size); \
	     (bit) = find_next_bit((addr), (size), (bit) + 1))
#define for_each_clear_bit(bit, addr, size)				\
	for ((bit) = find_first_zero_bit((addr), (size)); (bit) < (size); \
	     (bit) = find_next_zero_bit((addr), (size), (bit) + 1))

#define smp_mb__before_clear_bit() smp_mb()
#define smp_mb__after_clear_bit() smp_mb()

#endif
