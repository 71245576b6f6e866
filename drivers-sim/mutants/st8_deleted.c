// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST8 by state: a timer is deleted, and then its remaining time cannot be
 * delivered: -EFAULT, though it is gone. Kernel-side. With -DTWIN: it is
 * deleted when the answer is out.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define TIMER_ADD _IOW('T', 1, u32)
#define TIMER_DEL _IOR('T', 2, u32)
#define TIMER_GET _IOR('T', 3, u32)

static u32 remaining;
static DEFINE_MUTEX(lock);

static long timer_add(const u32 __user *utime)
{
	u32 time;

	if (get_user(time, utime))
		return -EFAULT;
	remaining = time;
	return 0;
}

static long timer_del(u32 __user *utime)
{
	u32 was = remaining;

	if (!was)
		return -ENOENT;
#ifndef TWIN
	remaining = 0;
#endif
	/* BUG ST8 */
	if (put_user(was, utime))
		return -EFAULT;
	remaining = 0;
	return 0;
}

static long timer_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	u32 __user *uarg = (u32 __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	switch (cmd) {
	case TIMER_ADD:
		ret = timer_add(uarg);
		break;
	case TIMER_DEL:
		ret = timer_del(uarg);
		break;
	case TIMER_GET:
		ret = put_user(remaining, uarg);
		break;
	}
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations timer_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = timer_ioctl,
};

static struct miscdevice timer = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "timer",
	.fops = &timer_fops,
};

module_misc_device(timer);
MODULE_LICENSE("GPL");
