// SPDX-License-Identifier: LGPL-2.1-or-later
/* Macros of 2.2 that do more than they say. Kernel-side. */
#include <linux/uaccess.h>

#include "old_k.h"

unsigned long old22_copy_user(unsigned long user, const void *from,
			      unsigned long n)
{
	__copy_user((void *)user, from, n);
	return n;
}

unsigned long old22_copy_user_zeroing(void *to, unsigned long user,
				      unsigned long n)
{
	__copy_user_zeroing(to, (void *)user, n);
	return n;
}

int old22_put_user_ret(unsigned long user)
{
	put_user_ret(5, (int *)user, -77);
	return 1;
}

int old22_copy_to_user_ret(unsigned long user)
{
	int value = 6;

	copy_to_user_ret((void *)user, &value, sizeof(value), -77);
	return 1;
}

int old22_copy_from_user_ret(unsigned long user)
{
	int value = 0;

	copy_from_user_ret(&value, (void *)user, sizeof(value), -77);
	return value;
}
