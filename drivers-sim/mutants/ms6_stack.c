// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS6 by crash and hostile: a line is copied to a buffer on the stack and
 * parsed there without a NUL behind it. Kernel-side. With -DTWIN: there is one.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define LINE_MAX 32

static unsigned int level, mask;

static ssize_t debug_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	char line[LINE_MAX];
	size_t size = min_t(size_t, count, LINE_MAX - 1);

	/* BUG MS6 */
	if (copy_from_user(line, ubuf, size))
		return -EFAULT;
#ifdef TWIN
	line[size] = '\0';
#endif
	if (sscanf(line, "%u %x", &level, &mask) < 1)
		return -EINVAL;
	return count;
}

static const struct file_operations debug_fops = {
	.owner = THIS_MODULE,
	.write = debug_write,
	.llseek = no_llseek,
};

static struct miscdevice debug = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "debug",
	.fops = &debug_fops,
};

module_misc_device(debug);
MODULE_LICENSE("GPL");
