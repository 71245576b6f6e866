// SPDX-License-Identifier: LGPL-2.1-or-later
/* Names of 4.17 that 5.x gave up. Kernel-side. */
#include <linux/uaccess.h>

#include "old_k.h"

long old417_probe_kernel(void *to, unsigned long from, unsigned long n)
{
	char copy[16];

	return probe_kernel_read(copy, (void *)from, n) ?:
	       probe_kernel_write(to, copy, n);
}

long old417_probe_user(void *to, unsigned long user, unsigned long n)
{
	return probe_user_read(to, (void __user *)user, n) ?:
	       probe_user_write((void __user *)user, to, n);
}

long old417_probe_address(unsigned long from)
{
	char byte = 0;

	return probe_kernel_address((char *)from, byte) ? -1 : byte;
}

long old417_strncpy(char *to, unsigned long from, long n)
{
	return strncpy_from_unsafe(to, (void *)from, n);
}

/* It opens, and looks at no range. */
int old417_section(unsigned long user)
{
	int value = 0;

	user_access_begin();
	unsafe_get_user(value, (int __user *)user, fault);
	user_access_end();
	return value;
fault:
	user_access_end();
	return -14;
}

int old417_fault_in(unsigned long user, int n, int write)
{
	return write ? fault_in_pages_writeable((char __user *)user, n) :
		       fault_in_pages_readable((char __user *)user, n);
}
