// SPDX-License-Identifier: LGPL-2.1-or-later
/* Copies that keep a position and copies that allocate. Kernel-side. */
#include <linux/err.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "buffer_k.h"

long k_simple_read(unsigned long user, unsigned long count, long long *pos,
		   const void *from, unsigned long available)
{
	return simple_read_from_buffer((void __user *)user, count, pos, from,
				       available);
}

long k_simple_write(void *to, unsigned long available, long long *pos,
		    unsigned long user, unsigned long count)
{
	return simple_write_to_buffer(to, available, pos,
				      (void __user *)user, count);
}

static void *memdup(unsigned int prim, const void __user *from,
		    unsigned long n)
{
	if (prim == CF_PRIM_memdup_user)
		return memdup_user(from, n);
	if (prim == CF_PRIM_vmemdup_user)
		return vmemdup_user(from, n);
	return memdup_user_nul(from, n);
}

long k_memdup(unsigned int prim, unsigned long user, unsigned long n,
	      void **copy)
{
	*copy = memdup(prim, (void __user *)user, n);
	return IS_ERR(*copy) ? PTR_ERR(*copy) : 0;
}

void k_free(void *copy)
{
	kvfree(copy);
}
