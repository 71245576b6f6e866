// SPDX-License-Identifier: LGPL-2.1-or-later
/* User access as drivers of 2.0 wrote it. Kernel-side. */
#include <linux/uaccess.h>

#include "eras_k.h"

int k20_verify(int write, unsigned long user, unsigned long n)
{
	return verify_area(write ? VERIFY_WRITE : VERIFY_READ, (void *)user, n);
}

void k20_copy(void *kernel, unsigned long user, unsigned long n, int to_user)
{
	if (to_user)
		memcpy_tofs((void *)user, kernel, n);
	else
		memcpy_fromfs(kernel, (void *)user, n);
}

unsigned int k20_get_put(unsigned long user)
{
	put_user(get_user((int *)user) + 1, (int *)user);
	put_fs_byte(get_fs_byte(user + 4) + 1, user + 4);
	return get_fs_long(user);
}
