// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by hostile: a name as long as its buffer leaves no room for the NUL.
 * Kernel-side. With -DTWIN: it is too long.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define BOUND_MAX 32

static int bound_name(const char __user *from, size_t count)
{
	char *name = kzalloc(BOUND_MAX, GFP_KERNEL);
	int ret = 0;

	if (!name)
		return -ENOMEM;
	/* BUG MS2 */
	if (copy_from_user(name, from, count))
		ret = -EFAULT;
	else
		name[count] = '\0';
	kfree(name);
	return ret;
}

static ssize_t bound_write(struct file *file, const char __user *from,
			   size_t count, loff_t *pos)
{
	int ret;

#ifdef TWIN
	if (count >= BOUND_MAX)
		return -ENAMETOOLONG;
#else
	if (count > BOUND_MAX)
		return -ENAMETOOLONG;
#endif
	ret = bound_name(from, count);
	return ret ? ret : count;
}

static const struct file_operations bound_fops = {
	.owner = THIS_MODULE,
	.write = bound_write,
};

static struct miscdevice bound = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "bound",
	.fops = &bound_fops,
};

module_misc_device(bound);
MODULE_LICENSE("GPL");
