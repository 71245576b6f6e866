// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST8 by state: a mode is set, and then what it came to is copied back; when
 * that fails the call says that it failed. Kernel-side. With -DTWIN: it is set
 * when it has been copied back.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct mode {
	u32 width;
	u32 height;
};

#define MODE_PUT _IOWR('m', 1, struct mode)
#define MODE_GET _IOR('m', 2, struct mode)

static struct mode current_mode = { 640, 480 };
static DEFINE_MUTEX(lock);

static long mode_put(struct mode __user *umode)
{
	struct mode mode;

	if (copy_from_user(&mode, umode, sizeof(mode)))
		return -EFAULT;
	mode.width &= ~7;
	mode.height &= ~1;
#ifndef TWIN
	current_mode = mode;
#endif
	/* BUG ST8 */
	if (copy_to_user(umode, &mode, sizeof(mode)))
		return -EFAULT;
	current_mode = mode;
	return 0;
}

static long screen_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	void __user *uarg = (void __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == MODE_PUT)
		ret = mode_put(uarg);
	else if (cmd == MODE_GET)
		ret = copy_to_user(uarg, &current_mode, sizeof(current_mode)) ?
		      -EFAULT : 0;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations screen_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = screen_ioctl,
};

static struct miscdevice screen = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "screen",
	.fops = &screen_fops,
};

module_misc_device(screen);
MODULE_LICENSE("GPL");
