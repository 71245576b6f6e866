/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the user copies of x86_64 are not what one would expect. Every
 * architecture folder has this file. Seen by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* Pages can be absent and protected. */
#define CF_ARCH_HAS_MMU 1

/* Accessible bytes that cf_arch_clear_user() may leave and give back, at most. */
#define CF_ARCH_CLEAR_SLACK 7

/*
 * The copy routines take the length in a 32-bit register: of 4 GiB or more
 * the rest of a division by 4 GiB is copied, and success is what they report.
 */
static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return (unsigned int)n;
}

/* Accessible bytes before a fault that a copy may count as not copied: none. */
#define CF_ARCH_COPY_SLACK 0

/** cf_arch_copy_reach() - Bytes of @n that a copy stores when @k are accessible. */
static inline unsigned long cf_arch_copy_reach(const void *from,
					       unsigned long n,
					       unsigned long k)
{
	(void)from;
	(void)n;
	return k;
}

/* Bytes of a failed store of @n that are stored when @k are accessible. */
static inline unsigned long cf_arch_put_reach(unsigned long n, unsigned long k)
{
	(void)n;
	(void)k;
	return 0;
}

/* Bits 63..47 of an address that the processor accepts are all alike. */
static inline int cf_arch_is_canonical(unsigned long address)
{
	long top = (long)address >> 47;

	return top == 0 || top == -1;
}

/* An operand of up to 8 bytes may begin before the gap and reach into it. */
static inline int cf_arch_is_bad_operand(unsigned long address)
{
	return !cf_arch_is_canonical(address) ||
	       !cf_arch_is_canonical(address + 7);
}

#endif
