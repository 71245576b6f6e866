// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV1 by residue: read returns the residue of a copy that was short: as many bytes as
 * user space did NOT get. Kernel-side. With -DTWIN: as many as it did.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define LENGTH 40

static const char text[LENGTH] = "copies that stop half way are still read";

static ssize_t banner_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	unsigned long left;

	if (*ppos < 0 || *ppos >= LENGTH)
		return 0;
	count = min_t(size_t, count, LENGTH - *ppos);
	/* BUG RV1 */
	left = copy_to_user(ubuf, text + *ppos, count);
#ifdef TWIN
	if (left == count)
		return -EFAULT;
#else
	if (left)
		return left;
#endif
	*ppos += count - left;
	return count - left;
}

static const struct file_operations banner_fops = {
	.owner = THIS_MODULE,
	.read = banner_read,
	.llseek = default_llseek,
};

static struct miscdevice banner = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "banner",
	.fops = &banner_fops,
};

module_misc_device(banner);
MODULE_LICENSE("GPL");
