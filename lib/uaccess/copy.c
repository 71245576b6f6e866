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

#include "../kapi/heap.h"
#include "access.h"

/*
 * Its fault is serviced, others act meanwhile, and it goes on where the bytes
 * really are: what was read before the fault must not be read again.
 */
static int is_serviced(const struct cf_access *access)
{
	return access->stop.kind == CF_KIND_NOTPRESENT;
}

static unsigned long fn_from(struct cf_access *access, unsigned long u,
			     void *k, unsigned long n)
{
	if (is_serviced(access))
		return cf_arch_copy_from_user(k, (void *)u, n);
	return cf_arch_copy_from_user_fast(k, (void *)u, n);
}

static unsigned long fn_to(struct cf_access *access, unsigned long u,
			   void *k, unsigned long n)
{
	if (is_serviced(access))
		return cf_arch_copy_to_user((void *)u, k, n);
	return cf_arch_copy_to_user_fast((void *)u, k, n);
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

static noinline unsigned long from_special(struct cf_site *site, void *to,
					     const void __user *from,
					     unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_FROM_USER,
		.uaddr = (unsigned long)from, .kaddr = to, .size = n,
	};

	return cf_access_run(&access, fn_from);
}

static noinline unsigned long to_special(struct cf_site *site,
					   void __user *to, const void *from,
					   unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_TO_USER,
		.uaddr = (unsigned long)to, .kaddr = (void *)from, .size = n,
	};

	return cf_access_run_words(&access, fn_to, cf_arch_copy_reach);
}

static inline unsigned long raw_from(struct cf_site *site, void *to,
				     const void __user *from, unsigned long n)
{
	n = cf_arch_copy_length(n);
	if (cf_is_special() && n)
		return from_special(site, to, from, n);
	return cf_arch_copy_from_user_fast(to,
		(void *)cf_user_alias((unsigned long)from), n);
}

static inline unsigned long raw_to(struct cf_site *site, void __user *to,
				   const void *from, unsigned long n)
{
	n = cf_arch_copy_length(n);
	if (cf_is_special() && n)
		return to_special(site, to, from, n);
	return cf_arch_copy_to_user_fast(
		(void *)cf_user_alias((unsigned long)to), from, n);
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
	return raw_from(site, to, from, n);
}

unsigned long cf_at_raw_copy_to_user(struct cf_site *site, void __user *to,
				     const void *from, unsigned long n)
{
	return raw_to(site, to, from, n);
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

/* check_copy_size(): a length that no copy can have, since 5.5. */
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

/* The whole copy but for check_copy_size(), which came with 5.5. */
noinline unsigned long cf_at_copy_from_user_any(struct cf_site *site, void *to,
						const void __user *from,
						unsigned long n)
{
	unsigned long residue = n;

	cf_check_object(site, to, n, false);
	cf_might_fault(site);
	if (!cf_range_refused(site, CF_FROM_USER, from, to, n))
		residue = raw_from(site, to, from, n);
	if (unlikely(residue))
		memset(to + (n - residue), 0, residue);
	return residue;
}

noinline unsigned long cf_at_copy_to_user_any(struct cf_site *site,
					      void __user *to,
					      const void *from,
					      unsigned long n)
{
	cf_check_object(site, from, n, true);
	cf_might_fault(site);
	if (cf_range_refused(site, CF_TO_USER, to, (void *)from, n))
		return n;
	return raw_to(site, to, from, n);
}

/*
 * The usual copy: nobody interferes, it may sleep, and both of its sides are
 * seen to be good at once. It is to cost little more than memcpy(). What
 * is not plain is looked at properly.
 */
static __always_inline bool is_plain(const struct cf_site *site,
				     const void __user *user,
				     const void *kernel, unsigned long n)
{
	const struct cf_context *context = (void *)cf_running;
	unsigned long at = (unsigned long)user;

	return likely(context) &&
	       likely(!(cf_uaccess_special | context->preempt |
			context->irq_disabled | context->rcu |
			context->user_access)) &&
	       likely(n <= INT_MAX && cf_is_user(at) && cf_range_ok(at, n)) &&
	       likely(site->const_size || heap_is_around(kernel, n));
}

unsigned long cf_at_copy_from_user(struct cf_site *site, void *to,
				   const void __user *from, unsigned long n)
{
	unsigned long residue;

	if (!is_plain(site, from, to, n))
		return is_oversize(n) ? n :
			cf_at_copy_from_user_any(site, to, from, n);
	residue = cf_arch_copy_from_user_fast(to,
			(void *)from + cf_user_delta, n);
	if (unlikely(residue))
		memset(to + (n - residue), 0, residue);
	return residue;
}

unsigned long cf_at_copy_to_user(struct cf_site *site, void __user *to,
				 const void *from, unsigned long n)
{
	if (!is_plain(site, to, from, n))
		return is_oversize(n) ? n :
			cf_at_copy_to_user_any(site, to, from, n);
	return cf_arch_copy_to_user_fast((void *)to + cf_user_delta, from, n);
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
	return raw_from(site, to, from, n);
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
	return raw_to(site, to, from, n);
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
