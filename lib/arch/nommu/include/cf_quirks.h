/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where user copies without an MMU are not what one would expect: user and
 * kernel share one address space, a copy is memcpy(), and nothing stops it.
 * Every architecture folder has this file. Seen by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* No page can be absent or protected: access_ok() alone can refuse. */
#define CF_ARCH_HAS_MMU 0

/* There is no fault that could leave a part. */
#define CF_ARCH_CLEAR_SLACK 0
#define CF_ARCH_COPY_SLACK 0

static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return n;
}

static inline unsigned long cf_arch_copy_reach(const void *from,
					       unsigned long n,
					       unsigned long k)
{
	(void)from;
	(void)n;
	return k;
}

static inline unsigned long cf_arch_put_reach(unsigned long n, unsigned long k)
{
	(void)n;
	(void)k;
	return 0;
}

static inline int cf_arch_is_canonical(unsigned long address)
{
	(void)address;
	return 1;
}

#endif
