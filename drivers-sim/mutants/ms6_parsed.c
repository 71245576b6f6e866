// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS6 by crash and hostile: what a write brings is copied into an object of just
 * its size and parsed as a string; the NUL is missing, and what the parser finds
 * behind the object decides. Kernel-side. With -DTWIN: there is room for it.
 */
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define LINE_MAX 24

static unsigned int rate = 100;

static ssize_t rate_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	char *line;
	int error;

	if (!count || count > LINE_MAX)
		return -EINVAL;
#ifdef TWIN
	line = memdup_user_nul(ubuf, count);
#else
	/* BUG MS6 */
	line = memdup_user(ubuf, count);
#endif
	if (IS_ERR(line))
		return PTR_ERR(line);
	error = kstrtouint(line, 0, &rate);
	kfree(line);
	return error ? error : count;
}

static const struct file_operations rate_fops = {
	.owner = THIS_MODULE,
	.write = rate_write,
	.llseek = no_llseek,
};

static struct miscdevice rate_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "rate",
	.fops = &rate_fops,
};

module_misc_device(rate_device);
MODULE_LICENSE("GPL");
