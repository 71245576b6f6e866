// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The range check and the address limit as a 2.6.10 driver uses them: three
 * arguments, verify_area(), set_fs(). Compiled for that version. Kernel-side.
 */
#include <linux/kernel.h>
#include <asm/uaccess.h>

#include "limit_k.h"

int k26_access_ok(int write, unsigned long addr, unsigned long size)
{
	return access_ok(write ? VERIFY_WRITE : VERIFY_READ,
			 (void __user *)addr, size);
}

int k26_verify_area(int write, unsigned long addr, unsigned long size)
{
	return verify_area(write ? VERIFY_WRITE : VERIFY_READ,
			   (void __user *)addr, size);
}

void k26_open_limit(void)
{
	set_fs(get_ds());
}

void k26_close_limit(void)
{
	set_fs(USER_DS);
}

int k26_limit_is_kernel(void)
{
	return segment_eq(get_fs(), KERNEL_DS);
}

long k26_strlen_user(unsigned long addr)
{
	return strlen_user((char __user *)addr);
}

unsigned long k26_copy_from_user(void *to, unsigned long from,
				 unsigned long n)
{
	return copy_from_user(to, (void __user *)from, n);
}

unsigned long k26_copy_to_user(unsigned long to, const void *from,
			       unsigned long n)
{
	return copy_to_user((void __user *)to, from, n);
}
