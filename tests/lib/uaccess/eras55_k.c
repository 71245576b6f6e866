// SPDX-License-Identifier: LGPL-2.1-or-later
/* Constant sizes in two moves, and copies within user space. Kernel-side. */
#include <linux/uaccess.h>

#include "eras_k.h"

long k55_from_10(void *kernel, unsigned long user)
{
	return __copy_from_user(kernel, (void __user *)user, 10);
}

long k55_to_10(unsigned long user, const void *kernel)
{
	return __copy_to_user((void __user *)user, kernel, 10);
}

long k55_in_user(unsigned long to, unsigned long from, unsigned long n)
{
	return copy_in_user((void __user *)to, (void __user *)from, n);
}
