// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Unchecked copies of a constant 1, 2, 4, 8, 10 or 16 bytes, as they were up
 * to 5.6 on x86_64: one or two loads or stores, each made whole or not at all.
 * The residue of a fault is then a part's size, not exact. Kernel-side.
 *
 * Source: linux v5.6 arch/x86/include/asm/uaccess_64.h
 */
#include <linux/string.h>
#include <linux/uaccess.h>

#include "access.h"

static unsigned long first_part(unsigned long n)
{
	return n > 8 ? 8 : n;
}

static long load(void *to, unsigned long u, unsigned long size)
{
	void *from = (void *)cf_access_now(u);
	char value[8] = "";
	long error;

	switch (size) {
	case 1: error = cf_arch_get_1(value, from); break;
	case 2: error = cf_arch_get_2(value, from); break;
	case 4: error = cf_arch_get_4(value, from); break;
	default: error = cf_arch_get_8(value, from); break;
	}
	if (!error)
		memcpy(to, value, size);
	return error;
}

static long store(unsigned long u, const void *from, unsigned long size)
{
	void *to = (void *)cf_access_now(u);

	switch (size) {
	case 1: return cf_arch_put_1(to, from);
	case 2: return cf_arch_put_2(to, from);
	case 4: return cf_arch_put_4(to, from);
	default: return cf_arch_put_8(to, from);
	}
}

static unsigned long fn_load(struct cf_access *access, unsigned long u,
			     void *k, unsigned long n)
{
	unsigned long first = first_part(n);

	if (load(k, u, first))
		return n;
	if (n > first && load(k + first, u + first, n - first))
		return n - first;
	return 0;
}

static unsigned long fn_store(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	unsigned long first = first_part(n);

	if (!n || store(u, k, first))
		return n;
	if (n > first && store(u + first, k + first, n - first))
		return n - first;
	return 0;
}

static unsigned long reach(unsigned long n, unsigned long k)
{
	unsigned long first = first_part(n);

	if (k >= n)
		return n;
	return k >= first ? first : 0;
}

unsigned long cf_at_raw_copy_from_user_parts(struct cf_site *site, void *to,
					     const void __user *from,
					     unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_FROM_USER,
		.uaddr = (unsigned long)from, .kaddr = to, .size = n,
	};

	if (!cf_is_special())
		return fn_load(&access, cf_user_alias(access.uaddr), to, n);
	return cf_access_run(&access, fn_load);
}

unsigned long cf_at_raw_copy_to_user_parts(struct cf_site *site,
					   void __user *to, const void *from,
					   unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_TO_USER,
		.uaddr = (unsigned long)to, .kaddr = (void *)from, .size = n,
	};

	if (!cf_is_special())
		return fn_store(&access, cf_user_alias(access.uaddr),
				access.kaddr, n);
	return cf_access_run_words(&access, fn_store, reach);
}

unsigned long cf_at___copy_from_user_parts(struct cf_site *site, void *to,
					   const void __user *from,
					   unsigned long n)
{
	cf_might_fault(site);
	return cf_at_raw_copy_from_user_parts(site, to, from, n);
}

unsigned long cf_at___copy_from_user_parts_zeroing(struct cf_site *site,
						   void *to,
						   const void __user *from,
						   unsigned long n)
{
	unsigned long residue = cf_at___copy_from_user_parts(site, to, from, n);

	memset(to + (n - residue), 0, residue);
	return residue;
}

unsigned long cf_at___copy_to_user_parts(struct cf_site *site, void __user *to,
					 const void *from, unsigned long n)
{
	cf_might_fault(site);
	return cf_at_raw_copy_to_user_parts(site, to, from, n);
}
