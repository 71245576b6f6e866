// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that shows the user what lay in memory before it got it: on its
 * stack, in a fresh object, behind the end of one. What earlier runs left
 * there must not show. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define LOOKER_BYTES 256

static noinline int looker_stack(char __user *ubuf)
{
	char seen[LOOKER_BYTES];

	OPTIMIZER_HIDE_VAR(ubuf);
	return copy_to_user(ubuf, seen, sizeof(seen)) ? -EFAULT : 0;
}

/* A large object comes from the end of the heap: look far behind it. */
static int looker_heap(char __user *ubuf)
{
	char *object = kmalloc(20000, GFP_KERNEL);
	int bad;

	if (!object)
		return -ENOMEM;
	bad = copy_to_user(ubuf, object + 64, LOOKER_BYTES);
	if (!bad)
		bad = copy_to_user(ubuf + LOOKER_BYTES, object + 24000,
				   LOOKER_BYTES);
	kfree(object);
	return bad ? -EFAULT : 0;
}

static ssize_t looker_read(struct file *filp, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	int ret;

	if (count < 3 * LOOKER_BYTES)
		return -EINVAL;
	ret = looker_stack(ubuf);
	if (!ret)
		ret = looker_heap(ubuf + LOOKER_BYTES);
	return ret ? ret : 3 * LOOKER_BYTES;
}

/* Fill what others will see: as much as the user says. */
static ssize_t looker_write(struct file *filp, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	char deep[2048];
	size_t got = min(count, sizeof(deep)), left;
	char *object = kmalloc(32768 + got, GFP_KERNEL);

	if (!object)
		return -ENOMEM;
	left = copy_from_user(deep, ubuf, got);
	memset(object, got - left, 32768 + got);
	memset(deep, got - left, sizeof(deep) - left);
	memcpy(object, deep, got);
	kfree(object);
	return left ? -EFAULT : got;
}

static const struct file_operations looker_fops = {
	.owner = THIS_MODULE,
	.read = looker_read,
	.write = looker_write,
};

static struct miscdevice looker_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "looker",
	.fops = &looker_fops,
};

module_misc_device(looker_dev);
MODULE_LICENSE("GPL");
