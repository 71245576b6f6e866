/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the user copies of i386 are not what one would expect. Every
 * architecture folder has this file. Seen by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* Pages can be absent and protected. */
#define CF_ARCH_HAS_MMU 1

/* Accessible bytes that cf_arch_clear_user() may leave and give back, at most. */
#define CF_ARCH_CLEAR_SLACK 3

/* All of a length arrives in the copy routines. */
static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return n;
}

/*
 * Accessible bytes before a fault that a copy may count as not copied, at
 * most: a block of 64 is given back as a whole, and it reads up to 4 bytes of
 * the next one early.
 */
#define CF_ARCH_COPY_SLACK 67

/**
 * cf_arch_copy_reach() - Bytes of @n that cf_arch_copy_to_user() stores when
 * @k of them are accessible, byte @k being the first of a page.
 * @from: the kernel side: its alignment decides too
 *
 * The residue may be larger: what a block stored before its fault is not
 * counted.
 */
unsigned long cf_arch_copy_reach(const void *from, unsigned long n,
				 unsigned long k);

/*
 * Bytes of a failed store of @n that are stored when @k are accessible: 8 are
 * two stores, and the first of them may have been made.
 */
static inline unsigned long cf_arch_put_reach(unsigned long n, unsigned long k)
{
	return n == 8 && k >= 4 ? 4 : 0;
}

/* Any address can be mapped. */
static inline int cf_arch_is_canonical(unsigned long address)
{
	(void)address;
	return 1;
}

/* An operand that wraps: the unrolled copy reads 68 bytes from its pointer on. */
static inline int cf_arch_is_bad_operand(unsigned long address)
{
	return address + 67 < address;
}

#endif
