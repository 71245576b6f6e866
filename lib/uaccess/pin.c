// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Pin user pages. What is copied through a pinned page is no user copy: it
 * never faults. Kernel-side.
 *
 * Source: linux v6.1 mm/gup.c
 */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/uaccess.h>

#include <cf_state.h>

#include "access.h"

static long pins __cf_state;

long cf_pins(void)
{
	return pins;
}

bool cf_pin(const struct page *page, int count)
{
	if (!cf_is_user((unsigned long)page - cf_user_delta))
		return false;
	pins += count;
	WARN(pins < 0, "more user pages unpinned than pinned");
	return true;
}

long cf_get_user_pages(unsigned long start, unsigned long nr,
		       unsigned int flags, struct page **pages)
{
	int perm = flags & FOLL_WRITE ? CF_VM_WRITE : CF_VM_READ;
	unsigned long done;

	might_fault();
	start &= PAGE_MASK;
	for (done = 0; done < nr; done++) {
		unsigned long addr = start + done * PAGE_SIZE;

		if (!cf_is_user(addr) || cf_mm_touch(addr, perm))
			return done ? (long)done : -EFAULT;
		if (perm & CF_VM_WRITE)
			cf_mm_dirty(addr, PAGE_SIZE);
		if (!pages)
			continue;
		pages[done] = (struct page *)(addr + cf_user_delta);
		cf_pin(pages[done], 1);
	}
	return done;
}

void unpin_user_page(struct page *page)
{
	WARN_ON(!cf_pin(page, -1));
}

void unpin_user_pages(struct page **pages, unsigned long nr)
{
	for (unsigned long i = 0; i < nr; i++)
		unpin_user_page(pages[i]);
}

void unpin_user_pages_dirty_lock(struct page **pages, unsigned long nr,
				 bool make_dirty)
{
	unpin_user_pages(pages, nr);
}
