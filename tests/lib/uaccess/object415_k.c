// SPDX-License-Identifier: LGPL-2.1-or-later
/* A cache of 4.15, before caches had regions. Kernel-side. */
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "object_k.h"

void object_cache_415(void *arg)
{
	void *object = kmem_cache_zalloc(kmem_cache_create("old", 64, 0, 0,
							   NULL), GFP_KERNEL);
	unsigned long n = 64;

	OPTIMIZER_HIDE_VAR(n);
	if (copy_to_user(*(void __user **)arg, object, n))
		pr_info("short\n");
}
