// SPDX-License-Identifier: LGPL-2.1-or-later
/* User access as drivers of 2.2 wrote it. Kernel-side. */
#include <linux/uaccess.h>

#include "eras_k.h"

long k22_copy_from_user(void *kernel, unsigned long user, unsigned long n)
{
	return copy_from_user(kernel, (void *)user, n);
}

/* It returns from here, unseen. */
int k22_ret(unsigned long user)
{
	int value;

	get_user_ret(value, (int *)user, -77);
	return value;
}
