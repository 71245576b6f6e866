// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies, and memcpy() of the same bytes, in a loop, compiled as a driver
 * is. Kernel-side.
 */
#include <linux/compiler.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "copies_k.h"

#define LOOP(name, n, statement)					\
void copies_##name(void *arg, unsigned long count)			\
{									\
	struct copies_work *work = arg;					\
	void __user *user = (void __user *)work->user;			\
	void *alias = work->alias, *kernel = work->kernel;		\
	unsigned long size = n, residue = 0;				\
									\
	(void)user;							\
	(void)alias;							\
	while (count--) {						\
		statement;						\
		barrier();						\
	}								\
	work->residue += residue;					\
}

#define LOOPS(suffix, n)						\
LOOP(from_user##suffix, n, residue += copy_from_user(kernel, user, size)) \
LOOP(to_user##suffix, n, residue += copy_to_user(user, kernel, size))	\
LOOP(memcpy_from##suffix, n, memcpy(kernel, alias, size))		\
LOOP(memcpy_to##suffix, n, memcpy(alias, kernel, size))

LOOPS(, work->size)
LOOPS(_8, 8)
LOOPS(_64, 64)

void *copies_alloc(unsigned long size)
{
	return kzalloc(size, GFP_KERNEL);
}
