// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS1 by balance: an address that is refused is returned with the lock.
 * Kernel-side. With -DTWIN: without.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define RANGE_GET _IOR('r', 1, u32)

static DEFINE_MUTEX(lock);
static u32 level = 7;

static long range_get(u32 __user *to)
{
	long ret;

	mutex_lock(&lock);
	if (!access_ok(to, sizeof(*to))) {
#ifdef TWIN
		mutex_unlock(&lock);
#endif
		return -EFAULT;
	}
	/* BUG RS1 */
	ret = __put_user(level, to);
	mutex_unlock(&lock);
	return ret;
}

static long range_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return cmd == RANGE_GET ? range_get((void __user *)arg) : -ENOTTY;
}

static const struct file_operations range_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = range_ioctl,
};

static struct miscdevice range = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "range",
	.fops = &range_fops,
};

module_misc_device(range);
MODULE_LICENSE("GPL");
