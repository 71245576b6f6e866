// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV8 by counted: its policy (rv8_error.yaml) promises the bytes that arrived,
 * and a short copy is an error all the same. Kernel-side. With -DTWIN: they are
 * counted.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 64

static char message[SIZE] = "a message of the day that nobody has ever read to its end";

static ssize_t motd_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	size_t left;

	if (*ppos < 0 || *ppos >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - *ppos);
	/* BUG RV8 */
	left = copy_to_user(ubuf, message + *ppos, count);
#ifdef TWIN
	if (left == count)
		return -EFAULT;
#else
	if (left)
		return -EFAULT;
#endif
	*ppos += count - left;
	return count - left;
}

static const struct file_operations motd_fops = {
	.owner = THIS_MODULE,
	.read = motd_read,
	.llseek = default_llseek,
};

static struct miscdevice motd = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "motd",
	.fops = &motd_fops,
};

module_misc_device(motd);
MODULE_LICENSE("GPL");
