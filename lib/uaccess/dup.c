// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Duplicate user memory into a new kernel buffer. Kernel-side.
 *
 * Source: linux v6.1 mm/util.c
 */
#include <linux/err.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

/* Fill @to from user space, or free it. */
static void *fill(struct cf_site *site, void *to, const void __user *from,
		  size_t n)
{
	if (!to)
		return ERR_PTR(-ENOMEM);
	if (cf_at_copy_from_user(site, to, from, n)) {
		kvfree(to);
		return ERR_PTR(-EFAULT);
	}
	return to;
}

void *cf_at_memdup_user(struct cf_site *site, const void __user *from,
			size_t n)
{
	return fill(site, kmalloc(n, GFP_USER | __GFP_NOWARN), from, n);
}

void *cf_at_vmemdup_user(struct cf_site *site, const void __user *from,
			 size_t n)
{
	return fill(site, kvmalloc(n, GFP_USER), from, n);
}

void *cf_at_memdup_user_nul(struct cf_site *site, const void __user *from,
			    size_t n)
{
	char *to = fill(site, kmalloc(n + 1, GFP_KERNEL), from, n);

	if (!IS_ERR(to))
		to[n] = '\0';
	return to;
}

/* Two fetches of the same bytes, as in the kernel: measured, then copied. */
char *cf_at_strndup_user(struct cf_site *site, const char __user *from,
			 long max)
{
	long length = cf_at_strnlen_user(site, from, max);
	char *to;

	if (!length)
		return ERR_PTR(-EFAULT);
	if (length > max)
		return ERR_PTR(-EINVAL);
	to = cf_at_memdup_user(site, from, length);
	if (!IS_ERR(to))
		to[length - 1] = '\0';
	return to;
}
