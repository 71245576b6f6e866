/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * check_copy_size(): a copy out of or into a buffer that the compiler knows to
 * be too small. Kernel-side.
 *
 * A constant size does not compile, since 4.12; any other is a warning, and
 * then nothing is copied and nothing zeroed; or, where drivers are judged, the
 * end of the run. Up to 2.6.33 nobody looked. The
 * kernels from 2.4.1 to 2.6.23 stopped at a size with the sign bit set, the
 * mark of a negative length that somebody computed.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_COPY_SIZE_H
#define _LINUX_CF_COPY_SIZE_H

#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/version.h>

/* Return: true; it does not come back when the run ends there. */
bool cf_copy_overflow(unsigned long room, unsigned long n);

void __bad_copy_from(void)
	__compiletime_error("copy source size is too small");
void __bad_copy_to(void)
	__compiletime_error("copy destination size is too small");

#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 12, 0) && defined(__OPTIMIZE__)
#define CF_BAD_COPY(n, is_small, bad)					\
do {									\
	if (__builtin_constant_p(n) && (is_small))			\
		bad();							\
} while (0)
#else
#define CF_BAD_COPY(n, is_small, bad) do { } while (0)
#endif

/*
 * @access is given the length as cf_n_, so that @n is evaluated once. @bad is
 * __bad_copy_from or __bad_copy_to, @refused what the call gives then.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(2, 6, 34)
#define CF_FITS(object, n, bad, refused, access)			\
({									\
	unsigned long cf_n_ = (n);					\
	unsigned long cf_room_ = __builtin_object_size(object, 0);	\
									\
	CF_BAD_COPY(n, cf_room_ < cf_n_, bad);				\
	unlikely(cf_room_ < cf_n_) && cf_copy_overflow(cf_room_, cf_n_) ? \
		(refused) : (access);					\
})
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(2, 4, 1) &&			\
	LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 24)
#define CF_FITS(object, n, bad, refused, access)			\
({									\
	unsigned long cf_n_ = (n);					\
									\
	BUG_ON((long)cf_n_ < 0);					\
	(access);							\
})
#else
#define CF_FITS(object, n, bad, refused, access)			\
({									\
	unsigned long cf_n_ = (n);					\
									\
	(access);							\
})
#endif

#endif
