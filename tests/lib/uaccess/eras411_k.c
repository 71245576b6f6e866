// SPDX-License-Identifier: LGPL-2.1-or-later
/* The last version whose unchecked copies zero the tail. Kernel-side. */
#include <linux/uaccess.h>

#include "eras_k.h"

long k411_from(void *kernel, unsigned long user, unsigned long n)
{
	return __copy_from_user(kernel, (void __user *)user, n);
}
