// SPDX-License-Identifier: LGPL-2.1-or-later
/* The range check as a driver of today calls it. Kernel-side. */
#include <linux/uaccess.h>

#include "limit_k.h"

int k_access_ok(unsigned long addr, unsigned long size)
{
	return access_ok((void __user *)addr, size);
}
