// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Bring user pages in before a copy that must not sleep: one byte of the range
 * is touched in each page. Kernel-side.
 *
 * Source: linux v6.1 mm/gup.c
 */
#include <linux/uaccess.h>

#include "access.h"

/* Touch one byte. Return: R2 0 or -EFAULT. */
typedef long probe_fn(struct cf_site *site, unsigned long addr);

static long probe_read(struct cf_site *site, unsigned long addr)
{
	char c;

	return cf_at___get_user(site, &c, (void __user *)addr, 1);
}

/* What is there is overwritten: so it is in the kernel, too. */
static long probe_write(struct cf_site *site, unsigned long addr)
{
	const char zero = 0;

	return cf_at___put_user(site, &zero, (void __user *)addr, 1);
}

static long probe_safe(struct cf_site *site, unsigned long addr)
{
	return cf_mm_touch(addr, CF_VM_WRITE);
}

/*
 * Probe the first byte, then the first of each further page.
 * Return: R1 bytes from the first page that is not there on.
 */
static size_t probe_pages(struct cf_site *site, unsigned long start,
			  size_t size, probe_fn *probe)
{
	unsigned long addr = start;

	if (!size)
		return 0;
	if (!cf_range_ok(start, size))
		return size;
	while (addr - start < size) {
		if (probe(site, addr))
			return size - (addr - start);
		addr = (addr & ~(CF_PAGE_SIZE - 1)) + CF_PAGE_SIZE;
	}
	return 0;
}

size_t cf_at_fault_in_readable(struct cf_site *site, const char __user *from,
			       size_t size)
{
	return probe_pages(site, (unsigned long)from, size, probe_read);
}

size_t cf_at_fault_in_writeable(struct cf_site *site, char __user *to,
				size_t size)
{
	return probe_pages(site, (unsigned long)to, size, probe_write);
}

size_t fault_in_safe_writeable(const char __user *to, size_t size)
{
	return probe_pages(NULL, (unsigned long)to, size, probe_safe);
}
