// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * get_user and put_user: 1, 2, 4 or 8 bytes. All or nothing, but that where
 * registers have 32 bits, 8 bytes are two stores and the first may have been
 * made. Kernel-side.
 *
 * Source: linux v6.1 arch/x86/include/asm/uaccess.h
 */
#include <linux/uaccess.h>
#include <linux/bug.h>

#include "access.h"

static long load(unsigned long u, void *value, unsigned long size)
{
	switch (size) {
	case 1: return cf_arch_get_1(value, (void *)u);
	case 2: return cf_arch_get_2(value, (void *)u);
	case 4: return cf_arch_get_4(value, (void *)u);
	default: return cf_arch_get_8(value, (void *)u);
	}
}

static long store(unsigned long u, const void *value, unsigned long size)
{
	switch (size) {
	case 1: return cf_arch_put_1((void *)u, value);
	case 2: return cf_arch_put_2((void *)u, value);
	case 4: return cf_arch_put_4((void *)u, value);
	default: return cf_arch_put_8((void *)u, value);
	}
}

static unsigned long fn_load(struct cf_access *access, unsigned long u,
			     void *k, unsigned long n)
{
	return load(u, k, n) ? access->size : 0;
}

static unsigned long fn_store(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	return store(u, k, n) ? access->size : 0;
}

static unsigned long store_reach(const void *from, unsigned long n,
				 unsigned long k)
{
	return cf_arch_put_reach(n, k);
}

long cf_at___get_user(struct cf_site *site, void *value,
		      const void __user *from, unsigned long size)
{
	struct cf_access access;

	if (!cf_is_special())
		return load(cf_user_alias((unsigned long)from), value, size);
	access = (struct cf_access) {
		.site = site, .dir = CF_FROM_USER, .unit = CF_UNIT_WHOLE,
		.uaddr = (unsigned long)from, .kaddr = value, .size = size,
	};
	return cf_access_run(&access, fn_load) ? -EFAULT : 0;
}

long cf_at___put_user(struct cf_site *site, const void *value,
		      void __user *to, unsigned long size)
{
	struct cf_access access;

	if (!cf_is_special())
		return store(cf_user_alias((unsigned long)to), value, size);
	access = (struct cf_access) {
		.site = site, .dir = CF_TO_USER, .unit = CF_UNIT_WHOLE,
		.uaddr = (unsigned long)to, .kaddr = (void *)value,
		.size = size,
	};
	return cf_access_run_words(&access, fn_store, store_reach) ? -EFAULT : 0;
}

long cf_at_get_user(struct cf_site *site, void *value,
		    const void __user *from, unsigned long size)
{
	cf_might_fault(site);
	if (likely(!cf_range_refused(site, CF_FROM_USER, from, value, size)))
		return cf_at___get_user(site, value, from, size);
	__builtin_memset(value, 0, size);
	return -EFAULT;
}

long cf_at_put_user(struct cf_site *site, const void *value,
		    void __user *to, unsigned long size)
{
	cf_might_fault(site);
	if (likely(!cf_range_refused(site, CF_TO_USER, to, (void *)value,
				     size)))
		return cf_at___put_user(site, value, to, size);
	return -EFAULT;
}
