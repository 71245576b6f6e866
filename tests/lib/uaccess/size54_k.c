// SPDX-License-Identifier: LGPL-2.1-or-later
/* 5.4: no size is too large but for what memory there is. Kernel-side. */
#include <linux/uaccess.h>

#include "size_k.h"

unsigned long size54_to(unsigned long user, const void *from, unsigned long n)
{
	return copy_to_user((void __user *)user, from, n);
}
