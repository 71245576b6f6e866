// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A read that makes good what did not arrive, but with zeroes: all of it moves,
 * and the count is right. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 40

static const char text[SIZE] = "forty bytes of text that are alike";

static ssize_t filler_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	size_t left;

	count = min_t(size_t, count, SIZE);
	left = copy_to_user(ubuf, text, count);
	if (left && clear_user(ubuf + count - left, left))
		return left == count ? -EFAULT : count - left;
	return count;
}

static const struct file_operations filler_fops = {
	.owner = THIS_MODULE,
	.read = filler_read,
	.llseek = no_llseek,
};

static struct miscdevice filler = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "filler",
	.fops = &filler_fops,
};

module_misc_device(filler);
MODULE_LICENSE("GPL");
