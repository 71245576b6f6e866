// SPDX-License-Identifier: LGPL-2.1-or-later
/* 2.4.0: a negative size is a range that is refused. Kernel-side. */
#include <linux/uaccess.h>

#include "size_k.h"

unsigned long size24_from(void *to, unsigned long user, unsigned long n)
{
	return copy_from_user(to, (void __user *)user, n);
}
