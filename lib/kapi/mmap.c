// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a driver maps into the user memory of its caller: arguments are checked
 * here, as the system call does; lib/mm keeps the mapping. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/mman.h>
#include <cf_mm.h>

/* What may be executed may be read: this processor has no less. */
static int perm_of(unsigned long prot)
{
	int perm = 0;

	if (prot & (PROT_READ | PROT_EXEC))
		perm |= CF_VM_READ;
	if (prot & PROT_WRITE)
		perm |= CF_VM_WRITE;
	return perm;
}

static int arguments_check(const struct file *file, unsigned long addr,
			   unsigned long len, unsigned long flag,
			   unsigned long offset)
{
	unsigned long type = flag & MAP_TYPE;

	if (offset + PAGE_ALIGN(len) < offset || offset_in_page(offset) ||
	    !len)
		return -EINVAL;
	if (!PAGE_ALIGN(len) || PAGE_ALIGN(len) > cf_task_size)
		return -ENOMEM;
	if (file)
		return -ENODEV;
	if (type != MAP_PRIVATE && type != MAP_SHARED)
		return -EINVAL;
	if (!(flag & (MAP_FIXED | MAP_FIXED_NOREPLACE)))
		return 0;
	if (addr > cf_task_size - PAGE_ALIGN(len))
		return -ENOMEM;
	return offset_in_page(addr) ? -EINVAL : 0;
}

/* A wish for an address is one that need not be met. */
static long map_anywhere(unsigned long wish, unsigned long len, int perm)
{
	long addr = -EINVAL;

	if (PAGE_ALIGN(wish))
		addr = cf_mm_map(PAGE_ALIGN(wish), len, perm);
	if (addr < 0)
		addr = cf_mm_map(0, len, perm);
	/* No gap is wide enough. */
	return addr == -EINVAL ? -ENOMEM : addr;
}

static long map_fixed(unsigned long addr, unsigned long len, int perm,
		      bool may_replace)
{
	/* Below it nobody may map, as below mmap_min_addr. */
	if (addr < cf_user_base)
		return -EPERM;
	if (may_replace) {
		int error = cf_mm_unmap(addr, len);

		if (error)
			return error;
	}
	return cf_mm_map(addr, len, perm);
}

unsigned long vm_mmap(struct file *file, unsigned long addr,
		      unsigned long len, unsigned long prot,
		      unsigned long flag, unsigned long offset)
{
	long got = arguments_check(file, addr, len, flag, offset);

	if (got)
		return got;
	len = PAGE_ALIGN(len);
	if (flag & (MAP_FIXED | MAP_FIXED_NOREPLACE))
		got = map_fixed(addr, len, perm_of(prot),
				!(flag & MAP_FIXED_NOREPLACE));
	else
		got = map_anywhere(addr, len, perm_of(prot));
	if (got > 0 && !(flag & (MAP_POPULATE | MAP_LOCKED)))
		cf_mm_evict(got, len);
	return got;
}

int vm_munmap(unsigned long start, size_t len)
{
	unsigned long end = start + PAGE_ALIGN(len);

	if (offset_in_page(start) || start > cf_task_size ||
	    len > cf_task_size - start || !PAGE_ALIGN(len))
		return -EINVAL;
	/* Nothing is mapped below the user range. */
	start = max(start, cf_user_base);
	return end > start ? cf_mm_unmap(start, end - start) : 0;
}
