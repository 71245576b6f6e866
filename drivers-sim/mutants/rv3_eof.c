// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV3 by eof: what was not copied is taken off the count, so that a read of which
 * nothing arrives is the end of the file. Kernel-side. With -DTWIN: -EFAULT.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define LENGTH 24

static const u8 report[LENGTH] = "a report of 24 bytes...";

static ssize_t feed_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	size_t size;

	if (*ppos < 0 || *ppos >= LENGTH)
		return 0;
	size = min_t(size_t, count, LENGTH - *ppos);
	/* BUG RV3 */
	count = size - copy_to_user(ubuf, report + *ppos, size);
#ifdef TWIN
	if (!count && size)
		return -EFAULT;
#endif
	*ppos += count;
	return count;
}

static const struct file_operations feed_fops = {
	.owner = THIS_MODULE,
	.read = feed_read,
	.llseek = default_llseek,
};

static struct miscdevice feed = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "feed",
	.fops = &feed_fops,
};

module_misc_device(feed);
MODULE_LICENSE("GPL");
