// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Accesses that never sleep: page faults are disabled around them, so that a
 * page that is not there counts as inaccessible. Kernel-side.
 *
 * Source: linux v6.1 mm/maccess.c
 */
#include <linux/uaccess.h>

#include "access.h"

long cf_at_copy_from_user_nofault(struct cf_site *site, void *to,
				  const void __user *from, size_t n)
{
	unsigned long residue;

	if (cf_range_refused(site, CF_FROM_USER, from, to, n))
		return -EFAULT;
	pagefault_disable();
	residue = cf_at___copy_from_user_inatomic(site, to, from, n);
	pagefault_enable();
	return residue ? -EFAULT : 0;
}

long cf_at_copy_to_user_nofault(struct cf_site *site, void __user *to,
				const void *from, size_t n)
{
	unsigned long residue;

	if (cf_range_refused(site, CF_TO_USER, to, (void *)from, n))
		return -EFAULT;
	pagefault_disable();
	residue = cf_at___copy_to_user_inatomic(site, to, from, n);
	pagefault_enable();
	return residue ? -EFAULT : 0;
}

/* From an interrupt that may have come in the middle of anything. */
unsigned long cf_at_copy_from_user_nmi(struct cf_site *site, void *to,
				       const void __user *from,
				       unsigned long n)
{
	unsigned long residue;

	if (cf_range_refused(site, CF_FROM_USER, from, to, n))
		return n;
	pagefault_disable();
	residue = cf_at_raw_copy_from_user(site, to, from, n);
	pagefault_enable();
	return residue;
}

/* Unlike strncpy_from_user(): always terminated, and the NUL is counted. */
long cf_at_strncpy_from_user_nofault(struct cf_site *site, char *dst,
				     const void __user *src, long count)
{
	long length;

	if (count <= 0)
		return 0;
	pagefault_disable();
	length = cf_at_strncpy_from_user(site, dst, src, count);
	pagefault_enable();
	if (length >= count) {
		dst[count - 1] = '\0';
		return count;
	}
	/* An empty string is 0, not 1: so it is in 6.1. */
	return length > 0 ? length + 1 : length;
}

long cf_at_strnlen_user_nofault(struct cf_site *site, const void __user *src,
				long count)
{
	long length;

	pagefault_disable();
	length = cf_at_strnlen_user(site, src, count);
	pagefault_enable();
	return (int)length;
}

/* ---- kernel addresses that may be bad ---- */

bool copy_from_kernel_nofault_allowed(const void *src, size_t size)
{
	unsigned long addr = (unsigned long)src;

	return addr >= cf_task_size + CF_PAGE_SIZE &&
	       cf_arch_is_canonical(addr);
}

long copy_from_kernel_nofault(void *dst, const void *src, size_t size)
{
	if (!copy_from_kernel_nofault_allowed(src, size))
		return -ERANGE;
	return cf_arch_copy_from_user(dst, src, size) ? -EFAULT : 0;
}

long copy_to_kernel_nofault(void *dst, const void *src, size_t size)
{
	return cf_arch_copy_to_user(dst, src, size) ? -EFAULT : 0;
}

/* Return: bytes with the NUL, @count when cut, -EFAULT or -ERANGE. */
long strncpy_from_kernel_nofault(char *dst, const void *src, long count)
{
	long done;

	if (count <= 0)
		return 0;
	if (!copy_from_kernel_nofault_allowed(src, count))
		return -ERANGE;
	for (done = 0; done < count; done++) {
		if (cf_arch_get_1(&dst[done], src + done)) {
			dst[0] = '\0';
			return -EFAULT;
		}
		if (!dst[done])
			return done + 1;
	}
	dst[count - 1] = '\0';
	return count;
}
