// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What threads of a test call: one copy each way. Kernel-side.
 */
#include <linux/module.h>
#include <linux/uaccess.h>

#include "threads_k.h"

long threads_take(void *arg)
{
	struct threads_copy *copy = arg;

	copy->residue = copy_from_user(copy->bytes,
				       (const void __user *)copy->uaddr,
				       copy->size);
	return 0;
}

long threads_give(void *arg)
{
	struct threads_copy *copy = arg;

	copy->residue = copy_to_user((void __user *)copy->uaddr, copy->bytes,
				     copy->size);
	return 0;
}
