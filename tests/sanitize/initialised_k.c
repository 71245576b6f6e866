// SPDX-License-Identifier: LGPL-2.1-or-later
/* Objects of which one byte is set too little. Kernel-side. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "initialised_k.h"

#define SIZE 32
#define UNSET 21

static unsigned long copy_out(unsigned long user, size_t unset)
{
	char *object = kmalloc(SIZE, GFP_KERNEL);
	unsigned long residue;

	if (!object)
		return SIZE;
	for (size_t i = 0; i < SIZE; i++)
		if (i != unset)
			object[i] = 'k';
	residue = copy_to_user((void __user *)user, object, SIZE);
	kfree(object);
	return residue;
}

unsigned long leak_nothing(unsigned long user)
{
	return copy_out(user, SIZE);
}

unsigned long leak_fresh_byte(unsigned long user)
{
	return copy_out(user, UNSET);
}

int look_after_copy(unsigned long user, unsigned long size, unsigned long at)
{
	char *object = kmalloc(size, GFP_KERNEL);
	int ret = -1;

	if (!object)
		return ret;
	if (raw_copy_from_user(object, (void __user *)user, size))
		ret = object[at] == 'u' ? 1 : 0;
	kfree(object);
	return ret;
}

MODULE_LICENSE("LGPL");
