// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies of a constant size as old kernels made them: a row of loads or
 * stores of a register, the widest first, each made whole or not at all. The
 * residue of a fault is then a part's size, not exact. Which sizes, and up to
 * which version, is the architecture's (asm/cf_config.h). Kernel-side.
 *
 * Source: linux v5.6 arch/x86/include/asm/uaccess_64.h; v2.4
 * include/asm-i386/uaccess.h, __constant_copy_user()
 */
#include <linux/string.h>
#include <linux/uaccess.h>

#include "access.h"

/* The widest register move that @n bytes have room for. */
static unsigned long part_of(unsigned long n)
{
	unsigned long part = sizeof(long);

	while (part > n)
		part /= 2;
	return part;
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
	unsigned long part;

	for (unsigned long done = 0; done < n; done += part) {
		part = part_of(n - done);
		if (load(k + done, u + done, part))
			return n - done;
	}
	return 0;
}

static unsigned long fn_store(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	unsigned long part;

	for (unsigned long done = 0; done < n; done += part) {
		part = part_of(n - done);
		if (store(u + done, k + done, part))
			return n - done;
	}
	return 0;
}

static unsigned long reach(const void *from, unsigned long n, unsigned long k)
{
	unsigned long done = 0;

	while (done < n && done + part_of(n - done) <= k)
		done += part_of(n - done);
	return done;
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

unsigned long cf_at_copy_from_user_parts(struct cf_site *site, void *to,
					 const void __user *from,
					 unsigned long n)
{
	if (!cf_range_refused(site, CF_FROM_USER, from, to, n))
		return cf_at___copy_from_user_parts_zeroing(site, to, from, n);
	memset(to, 0, n);
	return n;
}

/* Up to 2.4.0: see cf_at_copy_from_user_keep(). */
unsigned long cf_at_copy_from_user_keep_parts(struct cf_site *site, void *to,
					      const void __user *from,
					      unsigned long n)
{
	if (cf_range_refused(site, CF_FROM_USER, from, to, n))
		return n;
	return cf_at___copy_from_user_parts_zeroing(site, to, from, n);
}

unsigned long cf_at_copy_to_user_parts(struct cf_site *site, void __user *to,
				       const void *from, unsigned long n)
{
	if (cf_range_refused(site, CF_TO_USER, to, (void *)from, n))
		return n;
	return cf_at___copy_to_user_parts(site, to, from, n);
}
