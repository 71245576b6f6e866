/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* vm_mmap(), for a host-side check. Both sides: builtin types only. */
#ifndef TESTS_LIB_KAPI_MMAP_K_H
#define TESTS_LIB_KAPI_MMAP_K_H

/* What is asked for, a mask. */
enum {
	MMAP_FIXED = 1,
	MMAP_NOREPLACE = 2,
	MMAP_POPULATE = 4,
	MMAP_READONLY = 8,
	MMAP_NONE = 16,
	MMAP_NO_TYPE = 32,	/* neither private nor shared */
	MMAP_FILE = 64,
};

long mmap_map(unsigned long addr, unsigned long len, int how,
	      unsigned long offset);
int mmap_unmap(unsigned long addr, unsigned long len);

/* Return: residue of one byte. */
unsigned long mmap_put(unsigned long addr);
unsigned long mmap_get(unsigned long addr, char *byte);

#endif
