// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User access as it was up to 2.0: verify_area() looks at the mappings, and
 * what is copied after it cannot fail. Kernel-side.
 *
 * Source: linux 2.0 include/asm-i386/segment.h, mm/memory.c
 */
#include <linux/uaccess.h>

#include <cf_oops.h>

#include "access.h"

/* Nothing repairs this fault. */
static void check_done(unsigned long residue)
{
	if (unlikely(residue))
		cf_oops_raise(CF_OOPS_PAGE,
			      "a fault in a copy that verify_area() should have refused");
}

void cf_at_memcpy_fromfs(struct cf_site *site, void *to,
			 const void __user *from, unsigned long n)
{
	check_done(cf_at_raw_copy_from_user(site, to, from, n));
}

void cf_at_memcpy_tofs(struct cf_site *site, void __user *to,
		       const void *from, unsigned long n)
{
	check_done(cf_at_raw_copy_to_user(site, to, from, n));
}

/* Absent pages are fine. Only the mapping and what it allows is looked at. */
int cf_verify_area(int type, const void __user *addr, unsigned long size)
{
	unsigned long start = (unsigned long)addr;
	unsigned long end = start + size;
	int perm = type ? CF_VM_WRITE : CF_VM_READ | CF_VM_WRITE;

	if (!size || cf_context()->addr_limit == ~0UL)
		return 0;
	if (!cf_range_ok(start, size))
		return -EFAULT;
	while (start < end) {
		const struct cf_vma *vma = cf_vma_find(start);

		if (!vma || vma->start > start || !(vma->perm & perm))
			return -EFAULT;
		start = vma->end;
	}
	return 0;
}
