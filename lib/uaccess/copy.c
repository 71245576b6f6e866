// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies of any number of bytes: copy_{from,to}_user and their unchecked and
 * atomic forms, clear_user. Kernel-side.
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

/* Both sides are the user's; the one that is stopped is where it reads. */
static unsigned long fn_in(struct cf_access *access, unsigned long u,
			   void *k, unsigned long n)
{
	return cf_arch_copy_in_user(k, (void *)u, n);
}

static unsigned long fn_clear(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	return cf_arch_clear_user((void *)u, n);
}

static unsigned long clear_reach(const void *from, unsigned long n,
				 unsigned long k)
{
	return cf_arch_clear_reach(n, k);
}

unsigned long cf_at_raw_copy_from_user(struct cf_site *site, void *to,
				       const void __user *from,
				       unsigned long n)
{
	struct cf_access access;

	n = cf_arch_copy_length(n);
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

	n = cf_arch_copy_length(n);
	if (!cf_is_special() || !n)
		return cf_arch_copy_to_user(
			(void *)cf_user_alias((unsigned long)to), from, n);
	access = (struct cf_access) {
		.site = site, .dir = CF_TO_USER,
		.uaddr = (unsigned long)to, .kaddr = (void *)from, .size = n,
	};
	return cf_access_run_words(&access, fn_to, cf_arch_copy_reach);
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
	return cf_access_run_words(&access, fn_clear, clear_reach);
}

/* check_copy_size(): a length that no copy can have. */
static int is_oversize(unsigned long n)
{
	return WARN_ON_ONCE(n > INT_MAX);
}

/*
 * Before 2.4.1 a refused range left the target as it was. The header picks by
 * version; here it is a name of its own.
 */
unsigned long cf_at_copy_from_user_keep(struct cf_site *site, void *to,
					const void __user *from,
					unsigned long n)
{
	cf_might_fault(site);
	if (cf_range_refused(site, CF_FROM_USER, from, to, n))
		return n;
	return cf_at___copy_from_user_zeroing(site, to, from, n);
}

unsigned long cf_at_copy_from_user(struct cf_site *site, void *to,
				   const void __user *from, unsigned long n)
{
	unsigned long residue = n;

	if (is_oversize(n))
		return n;
	cf_check_object(site, to, n, false);
	cf_might_fault(site);
	if (!cf_range_refused(site, CF_FROM_USER, from, to, n))
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
	cf_check_object(site, from, n, true);
	cf_might_fault(site);
	if (cf_range_refused(site, CF_TO_USER, to, (void *)from, n))
		return n;
	return cf_at_raw_copy_to_user(site, to, from, n);
}

unsigned long cf_at___copy_from_user(struct cf_site *site, void *to,
				     const void __user *from, unsigned long n)
{
	cf_might_fault(site);
	return cf_at___copy_from_user_inatomic(site, to, from, n);
}

unsigned long cf_at___copy_from_user_inatomic(struct cf_site *site, void *to,
					      const void __user *from,
					      unsigned long n)
{
	cf_check_object(site, to, n, false);
	return cf_at_raw_copy_from_user(site, to, from, n);
}

unsigned long cf_at___copy_from_user_inatomic_zeroing(struct cf_site *site,
						      void *to,
						      const void __user *from,
						      unsigned long n)
{
	unsigned long residue = cf_at___copy_from_user_inatomic(site, to,
								from, n);

	if (unlikely(residue))
		memset(to + (n - residue), 0, residue);
	return residue;
}

/* What every unchecked form was before 4.12: it clears what did not arrive. */
unsigned long cf_at___copy_from_user_zeroing(struct cf_site *site, void *to,
					     const void __user *from,
					     unsigned long n)
{
	cf_might_fault(site);
	return cf_at___copy_from_user_inatomic_zeroing(site, to, from, n);
}

unsigned long cf_at___copy_to_user(struct cf_site *site, void __user *to,
				   const void *from, unsigned long n)
{
	cf_might_fault(site);
	return cf_at___copy_to_user_inatomic(site, to, from, n);
}

unsigned long cf_at___copy_to_user_inatomic(struct cf_site *site,
					    void __user *to, const void *from,
					    unsigned long n)
{
	cf_check_object(site, from, n, true);
	return cf_at_raw_copy_to_user(site, to, from, n);
}

unsigned long cf_at_copy_in_user(struct cf_site *site, void __user *to,
				 const void __user *from, unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_FROM_USER,
		.uaddr = (unsigned long)from, .size = n,
		.kaddr = (void *)cf_user_alias((unsigned long)to),
	};

	cf_might_fault(site);
	if (cf_range_refused(site, CF_FROM_USER, from, NULL, n) ||
	    cf_range_refused(site, CF_TO_USER, to, NULL, n))
		return n;
	if (cf_is_special() && cf_is_user((unsigned long)to))
		cf_mm_dirty((unsigned long)to, n);
	if (!cf_is_special() || !n)
		return fn_in(&access, cf_user_alias(access.uaddr),
			     access.kaddr, n);
	return cf_access_run(&access, fn_in);
}

unsigned long cf_at_clear_user(struct cf_site *site, void __user *to,
			       unsigned long n)
{
	if (cf_range_refused(site, CF_TO_USER, to, NULL, n))
		return n;
	return cf_at___clear_user(site, to, n);
}
