// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV3 by eof: a write of which nothing arrives returns 0, so that user space tries
 * again for ever. Kernel-side. With -DTWIN: -EFAULT.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define ROOM 64

static ssize_t sink_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	u8 bounce[ROOM];
	size_t size = min_t(size_t, count, ROOM), done;

	/* BUG RV3 */
	done = size - copy_from_user(bounce, ubuf, size);
#ifdef TWIN
	if (!done && size)
		return -EFAULT;
#endif
	return done;
}

static const struct file_operations sink_fops = {
	.owner = THIS_MODULE,
	.write = sink_write,
	.llseek = no_llseek,
};

static struct miscdevice sink = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sink",
	.fops = &sink_fops,
};

module_misc_device(sink);
MODULE_LICENSE("GPL");
