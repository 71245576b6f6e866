// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV8 by counted: its policy (rv8_part.yaml) promises to take a command whole or
 * not at all, and it counts a part of one. Kernel-side. With -DTWIN: -EFAULT.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 32

static char command[SIZE];
static size_t fill;

static ssize_t order_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	char bounce[SIZE];
	size_t left;

	count = min_t(size_t, count, SIZE);
	/* BUG RV8 */
	left = copy_from_user(bounce, ubuf, count);
#ifdef TWIN
	if (left)
		return -EFAULT;
#else
	if (left == count)
		return -EFAULT;
	count -= left;
#endif
	memcpy(command, bounce, count);
	fill = count;
	return count;
}

static ssize_t order_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	return simple_read_from_buffer(ubuf, count, ppos, command, fill);
}

static const struct file_operations order_fops = {
	.owner = THIS_MODULE,
	.read = order_read,
	.write = order_write,
	.llseek = default_llseek,
};

static struct miscdevice order = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "order",
	.fops = &order_fops,
};

module_misc_device(order);
MODULE_LICENSE("GPL");
