// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX3 by race: what was read before the copy is written back after it, and what
 * another call made of it meanwhile is gone. Kernel-side. With -DTWIN: it is
 * read when the copy is over.
 */
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define STALE_ADD _IOW('s', 1, u32)
#define STALE_GET _IOR('s', 2, u32)

static u32 total;
static DEFINE_MUTEX(lock);

static long stale_add(const u32 __user *uarg)
{
	u32 amount, sum;

#ifndef TWIN
	sum = total;
	/* BUG CX3 */
	if (get_user(amount, uarg))
		return -EFAULT;
	mutex_lock(&lock);
#else
	if (get_user(amount, uarg))
		return -EFAULT;
	mutex_lock(&lock);
	sum = total;
#endif
	total = sum + amount;
	mutex_unlock(&lock);
	return 0;
}

static long stale_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case STALE_ADD:
		return stale_add((const u32 __user *)arg);
	case STALE_GET:
		return put_user(total, (u32 __user *)arg);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations stale_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = stale_ioctl,
	.llseek = no_llseek,
};

static struct miscdevice stale = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "stale",
	.fops = &stale_fops,
};

module_misc_device(stale);
MODULE_LICENSE("GPL");
