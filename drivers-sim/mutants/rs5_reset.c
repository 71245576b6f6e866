// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS5 by crash: a write copies into a buffer that a reset may free while the copy
 * sleeps. Kernel-side. With -DTWIN: the reset waits for the write.
 */
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define SIZE 64

#define RESET_ALL _IO('r', 1)
#define RESET_USED _IOR('r', 2, u32)

static char *data;
static u32 used;
static DEFINE_MUTEX(lock);

static ssize_t reset_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	size_t size = min_t(size_t, count, SIZE);
	ssize_t ret = -ENOMEM;

	mutex_lock(&lock);
	if (!data)
		data = kzalloc(SIZE, GFP_KERNEL);
	if (data) {
#ifndef TWIN
		mutex_unlock(&lock);
#endif
		/* BUG RS5 */
		ret = copy_from_user(data, ubuf, size) ?
			-EFAULT : size;
#ifndef TWIN
		mutex_lock(&lock);
#endif
	}
	if (ret > 0)
		used = ret;
	mutex_unlock(&lock);
	return ret;
}

static void reset_all(void)
{
	mutex_lock(&lock);
	kfree(data);
	data = NULL;
	used = 0;
	mutex_unlock(&lock);
}

static long reset_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case RESET_ALL:
		reset_all();
		return 0;
	case RESET_USED:
		return put_user(used, (u32 __user *)arg);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations reset_fops = {
	.owner = THIS_MODULE,
	.write = reset_write,
	.unlocked_ioctl = reset_ioctl,
	.llseek = no_llseek,
};

static struct miscdevice reset = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "reset",
	.fops = &reset_fops,
};

static int __init reset_init(void)
{
	return misc_register(&reset);
}

static void __exit reset_exit(void)
{
	misc_deregister(&reset);
	kfree(data);
}

module_init(reset_init);
module_exit(reset_exit);
MODULE_LICENSE("GPL");
