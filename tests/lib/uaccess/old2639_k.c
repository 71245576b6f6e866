// SPDX-License-Identifier: LGPL-2.1-or-later
/* A copy in atomic context as of 2.6.39. Kernel-side. */
#include <linux/uaccess.h>

#include "old_k.h"

unsigned long old2639_inatomic(void *to, unsigned long user, unsigned long n)
{
	return __copy_from_user_inatomic(to, (void __user *)user, n);
}
