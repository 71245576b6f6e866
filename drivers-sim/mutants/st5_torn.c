// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST5 by state: new settings are fetched straight into the live ones, so a short copy
 * leaves them half new. Kernel-side. With -DTWIN: the right way.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct settings {
	u32 rate;
	u32 gain;
	u8 name[24];
};

#define TORN_SET _IOW('t', 1, struct settings)
#define TORN_GET _IOR('t', 2, struct settings)

static struct settings live = { 8000, 3, "line" };
static DEFINE_MUTEX(lock);

static long torn_set(const struct settings __user *from)
{
#ifdef TWIN
	struct settings new;

	if (copy_from_user(&new, from, sizeof(new)))
		return -EFAULT;
	live = new;
#else
	/* BUG ST5 */
	if (copy_from_user(&live, from, sizeof(live)))
		return -EFAULT;
#endif
	return 0;
}

static long torn_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == TORN_SET)
		ret = torn_set((const void __user *)arg);
	else if (cmd == TORN_GET)
		ret = copy_to_user((void __user *)arg, &live, sizeof(live)) ?
		      -EFAULT : 0;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations torn_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = torn_ioctl,
};

static struct miscdevice torn = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "torn",
	.fops = &torn_fops,
};

module_misc_device(torn);
MODULE_LICENSE("GPL");
