/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the user copies of aarch64 are not what one would expect: nowhere, here.
 * Linux's own give back up to 15 accessible bytes as not copied where a fault
 * stops a long copy; ours are exact, which that contract allows as well. Seen
 * by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* Pages can be absent and protected. */
#define CF_ARCH_HAS_MMU 1

/* Accessible bytes that cf_arch_clear_user() may leave and give back, at most. */
#define CF_ARCH_CLEAR_SLACK 0

static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return n;
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

/* Without tags: an address that user space or the kernel may have. */
static inline int cf_arch_is_canonical(unsigned long address)
{
	long top = (long)address >> 47;

	return top == 0 || top == -1;
}

#endif
