// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Accesses between user_access_begin() and user_access_end(). Kernel-side.
 *
 * In between the processor lets the kernel touch user memory (SMAP). Without
 * it such an access is a fault that no exception table entry repairs, however
 * good the address: so it is an oops here.
 *
 * It is one flag of the processor, not a depth. Every other user copy sets it
 * and clears it again; so one inside a section closes the section behind it,
 * and the next access of the section is the oops. The kernel's build refuses
 * any call in there; here it is a complaint, as copying in atomic context is.
 *
 * Source: linux v6.1 arch/x86/include/asm/uaccess.h
 */
#include <linux/uaccess.h>

#include <cf_oops.h>

#include "access.h"

bool cf_user_access_begin(const void __user *ptr, unsigned long n)
{
	if (!cf_range_ok((unsigned long)ptr, n))
		return false;
	cf_context()->user_access = 1;
	return true;
}

void cf_user_access_end(void)
{
	cf_context()->user_access = 0;
}

unsigned long cf_user_access_save(void)
{
	unsigned long flags = cf_context()->user_access;

	cf_context()->user_access = 0;
	return flags;
}

void cf_user_access_restore(unsigned long flags)
{
	cf_context()->user_access = flags;
}

static void check_open(void)
{
	if (unlikely(!cf_context()->user_access))
		cf_oops_raise(CF_OOPS_USER_DEREF,
			      "unsafe user access outside user_access_begin()");
}

long cf_at_unsafe_get_user(struct cf_site *site, void *value,
			   const void __user *from, unsigned long size)
{
	check_open();
	return cf_at___get_user(site, value, from, size);
}

long cf_at_unsafe_put_user(struct cf_site *site, const void *value,
			   void __user *to, unsigned long size)
{
	check_open();
	return cf_at___put_user(site, value, to, size);
}

static long store(unsigned long u, const void *k, unsigned long unit)
{
	void *to = (void *)cf_access_now(u);

	switch (unit) {
	case 8: return cf_arch_put_8(to, k);
	case 4: return cf_arch_put_4(to, k);
	case 2: return cf_arch_put_2(to, k);
	default: return cf_arch_put_1(to, k);
	}
}

/* Words of 8 from the start of the buffer on, then one each of 4, 2 and 1. */
static unsigned long fn_store(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	unsigned long done = 0;

	for (unsigned long unit = 8; unit; unit /= 2)
		for (; n - done >= unit; done += unit)
			if (store(u + done, k + done, unit))
				return n - done;
	return 0;
}

static unsigned long store_reach(const void *from, unsigned long n,
				 unsigned long k)
{
	unsigned long done = 0;

	for (unsigned long unit = 8; unit; unit /= 2)
		for (; n - done >= unit; done += unit)
			if (done + unit > k)
				return done + cf_arch_put_reach(unit, k - done);
	return n;
}

unsigned long cf_at_unsafe_copy_to_user(struct cf_site *site, void __user *to,
					const void *from, unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = CF_TO_USER, .uaddr = (unsigned long)to,
		.kaddr = (void *)from, .size = n,
	};

	check_open();
	if (!cf_is_special() || !n)
		return fn_store(&access, cf_user_alias(access.uaddr),
				access.kaddr, n);
	return cf_access_run_words(&access, fn_store, store_reach);
}

/* x86 6.1 has no such thing; elsewhere it is an unchecked copy. */
unsigned long cf_at_unsafe_copy_from_user(struct cf_site *site, void *to,
					  const void __user *from,
					  unsigned long n)
{
	check_open();
	return cf_at_raw_copy_from_user(site, to, from, n);
}
