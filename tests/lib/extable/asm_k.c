// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Inline assembly with exception table entries of its own, as some drivers and
 * every architecture's futex code have it. Kernel-side.
 */
#include <linux/errno.h>
#include <linux/types.h>
#include <linux/uaccess.h>
#include <asm/extable.h>

#include "asm_k.h"

int k_asm_load(unsigned int *value, unsigned long user)
{
	unsigned int loaded = 0;
	int error = 0;

	asm volatile("1:	mov	%2, %1\n"
		     "2:\n"
		     ".section .fixup, \"ax\"\n"
		     "3:	mov	%3, %0\n"
		     "	jmp	2b\n"
		     ".previous\n"
		     _ASM_EXTABLE(1b, 3b)
		     : "+r" (error), "+r" (loaded)
		     : "m" (*(volatile unsigned int *)user), "i" (-EFAULT));
	*value = loaded;
	return error;
}

int k_asm_store(unsigned int value, unsigned long user)
{
	int error = 0;

	asm volatile("1:	mov	%1, %2\n"
		     "2:\n"
		     ".section .fixup, \"ax\"\n"
		     "3:	mov	%3, %0\n"
		     "	jmp	2b\n"
		     ".previous\n"
		     _ASM_EXTABLE_UA(1b, 3b)
		     : "+r" (error)
		     : "r" (value), "m" (*(volatile unsigned int *)user),
		       "i" (-EFAULT)
		     : "memory");
	return error;
}

unsigned int k_plain_load(unsigned long address)
{
	return *(volatile unsigned int *)address;
}

unsigned long k_copy_back(unsigned int *value, unsigned long user)
{
	return copy_from_user(value, (void __user *)user, sizeof(*value));
}
