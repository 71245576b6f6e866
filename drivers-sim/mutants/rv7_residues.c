// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV7 by prefix: a ring that wraps is fetched by two copies, and both residues are taken
 * off the count: what arrived is no prefix. Kernel-side. With -DTWIN: it stops
 * at the first short copy.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 48
#define START 32			/* where the ring is read from */

static const u8 ring[SIZE] = "this is the second half, and this the first half";
static DEFINE_MUTEX(lock);

static ssize_t compress_read(struct file *file, char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	size_t first = SIZE - START, left;

	if (count < SIZE)
		return -EINVAL;
	mutex_lock(&lock);
	/* BUG RV7 */
	left = copy_to_user(ubuf, ring + START, first);
#ifdef TWIN
	if (left)
		left += START;
	else
		left = copy_to_user(ubuf + first, ring, START);
#else
	left += copy_to_user(ubuf + first, ring, START);
#endif
	mutex_unlock(&lock);
	if (left == SIZE)
		return -EFAULT;
	return SIZE - left;
}

static const struct file_operations compress_fops = {
	.owner = THIS_MODULE,
	.read = compress_read,
	.llseek = no_llseek,
};

static struct miscdevice compress = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "compress",
	.fops = &compress_fops,
};

module_misc_device(compress);
MODULE_LICENSE("GPL");
