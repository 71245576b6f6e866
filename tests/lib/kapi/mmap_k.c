// SPDX-License-Identifier: LGPL-2.1-or-later
/* vm_mmap() and vm_munmap(), for check_mmap.c. Kernel-side. */
#include <linux/mm.h>
#include <linux/mman.h>
#include <linux/uaccess.h>

#include "mmap_k.h"

long mmap_map(unsigned long addr, unsigned long len, int how,
	      unsigned long offset)
{
	unsigned long flag = how & MMAP_NO_TYPE ? 0 : MAP_PRIVATE;
	unsigned long prot = PROT_READ | PROT_WRITE;

	flag |= MAP_ANONYMOUS;
	if (how & MMAP_FIXED)
		flag |= MAP_FIXED;
	if (how & MMAP_NOREPLACE)
		flag |= MAP_FIXED_NOREPLACE;
	if (how & MMAP_POPULATE)
		flag |= MAP_POPULATE;
	if (how & MMAP_READONLY)
		prot = PROT_READ;
	if (how & MMAP_NONE)
		prot = PROT_NONE;
	return vm_mmap(how & MMAP_FILE ? (void *)1 : NULL, addr, len, prot,
		       flag, offset);
}

int mmap_unmap(unsigned long addr, unsigned long len)
{
	return vm_munmap(addr, len);
}

unsigned long mmap_put(unsigned long addr)
{
	return copy_to_user((void __user *)addr, "x", 1);
}

unsigned long mmap_get(unsigned long addr, char *byte)
{
	return copy_from_user(byte, (void __user *)addr, 1);
}
