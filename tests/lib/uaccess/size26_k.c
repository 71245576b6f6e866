// SPDX-License-Identifier: LGPL-2.1-or-later
/* 2.6.11: a negative size is a bug. Kernel-side. */
#include <linux/uaccess.h>

#include "size_k.h"

unsigned long size26_to(unsigned long user, const void *from, unsigned long n)
{
	return copy_to_user((void __user *)user, from, n);
}

unsigned long size26_from(void *to, unsigned long user, unsigned long n)
{
	return copy_from_user(to, (void __user *)user, n);
}
