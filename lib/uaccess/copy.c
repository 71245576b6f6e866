// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies of any number of bytes: copy_{from,to}_user and their unchecked,
 * atomic and nofault forms, clear_user. Kernel-side.
 *
 * Source: linux v6.1 include/linux/uaccess.h, the contract at its top
 */
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/bug.h>

#include "access.h"

static unsigned long fn_from(struct cf_access *access, unsigned long u,
			     void *k, unsigned long n)
{
	return cf_arch_copy_from_user(k, (void *)u, n);
}

static unsigned long fn_to(struct cf_access *access, unsigned long u,
			   void *k, unsigned long n)
{
	return cf_arch_copy_to_user((void *)u, k, n);
}

static unsigned long fn_clear(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	return cf_arch_clear_user((void *)u, n);
}

unsigned long cf_at_raw_copy_from_user(struct cf_site *site, void *to,
				       const void __user *from,
				       unsigned long n)
{
	struct cf_access access;

	if (!cf_is_special() || !n)
		return cf_arch_copy_from_user(to,
			(void *)cf_user_alias((unsigned long)from), n);
	access = (struct cf_access) {
		.site = site, .dir = CF_FROM_USER,
		.uaddr = (unsigned long)from, .kaddr = to, .size = n,
	};
	return cf_access_run(&access, fn_from);
}

unsigned long cf_at_raw_copy_to_user(struct cf_site *site, void __user *to,
				     const void *from, unsigned long n)
{
	struct cf_access access;

	if (!cf_is_special() || !n)
		return cf_arch_copy_to_user(
			(void *)cf_user_alias((unsigned long)to), from, n);
	access = (struct cf_access) {
		.site = site, .dir = CF_TO_USER,
		.uaddr = (unsigned long)to, .kaddr = (void *)from, .size = n,
	};
	return cf_access_run(&access, fn_to);
}

unsigned long cf_at___clear_user(struct cf_site *site, void __user *to,
				 unsigned long n)
{
	struct cf_access access;

	cf_might_fault(site);
	if (!cf_is_special() || !n)
		return cf_arch_clear_user(
			(void *)cf_user_alias((unsigned long)to), n);
	access = (struct cf_access) {
		.site = site, .dir = CF_TO_USER,
		.uaddr = (unsigned long)to, .size = n,
	};
	return cf_access_run(&access, fn_clear);
}

/* The same refusal for every checked form: nobody has copied anything. */
static int range_refused(struct cf_site *site, enum cf_dir dir,
			 const void __user *user, void *kernel,
			 unsigned long n)
{
	if (cf_range_ok((unsigned long)user, n))
		return 0;
	if (n)
		cf_access_refuse(site, dir, (unsigned long)user, kernel, n);
	return 1;
}

/* check_copy_size(): a length that no copy can have. */
static int is_oversize(unsigned long n)
{
	return WARN_ON_ONCE(n > INT_MAX);
}

unsigned long cf_at_copy_from_user(struct cf_site *site, void *to,
				   const void __user *from, unsigned long n)
{
	unsigned long residue = n;

	if (is_oversize(n))
		return n;
	cf_might_fault(site);
	if (!range_refused(site, CF_FROM_USER, from, to, n))
		residue = cf_at_raw_copy_from_user(site, to, from, n);
	if (unlikely(residue))
		memset(to + (n - residue), 0, residue);
	return residue;
}

unsigned long cf_at_copy_to_user(struct cf_site *site, void __user *to,
				 const void *from, unsigned long n)
{
	if (is_oversize(n))
		return n;
	cf_might_fault(site);
	if (range_refused(site, CF_TO_USER, to, (void *)from, n))
		return n;
	return cf_at_raw_copy_to_user(site, to, from, n);
}

unsigned long cf_at___copy_from_user(struct cf_site *site, void *to,
				     const void __user *from, unsigned long n)
{
	cf_might_fault(site);
	return cf_at_raw_copy_from_user(site, to, from, n);
}

unsigned long cf_at___copy_to_user(struct cf_site *site, void __user *to,
				   const void *from, unsigned long n)
{
	cf_might_fault(site);
	return cf_at_raw_copy_to_user(site, to, from, n);
}

unsigned long cf_at_clear_user(struct cf_site *site, void __user *to,
			       unsigned long n)
{
	if (range_refused(site, CF_TO_USER, to, NULL, n))
		return n;
	return cf_at___clear_user(site, to, n);
}

long cf_at_copy_from_user_nofault(struct cf_site *site, void *to,
				  const void __user *from, size_t n)
{
	unsigned long residue;

	if (range_refused(site, CF_FROM_USER, from, to, n))
		return -EFAULT;
	pagefault_disable();
	residue = cf_at_raw_copy_from_user(site, to, from, n);
	pagefault_enable();
	return residue ? -EFAULT : 0;
}

long cf_at_copy_to_user_nofault(struct cf_site *site, void __user *to,
				const void *from, size_t n)
{
	unsigned long residue;

	if (range_refused(site, CF_TO_USER, to, (void *)from, n))
		return -EFAULT;
	pagefault_disable();
	residue = cf_at_raw_copy_to_user(site, to, from, n);
	pagefault_enable();
	return residue ? -EFAULT : 0;
}
