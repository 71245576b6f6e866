// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K22, notes ST8: a mode is set, and what the hardware made of it is copied
 * back; when that fails it is set all the same. Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct screen {
	u32 xres;
	u32 yres;
	u32 depth;
};

#define SCREEN_PUT _IOWR('S', 1, struct screen)
#define SCREEN_GET _IOR('S', 2, struct screen)

static struct screen now = { 800, 600, 16 };
static DEFINE_MUTEX(lock);

static long screen_put(struct screen __user *uscreen)
{
	struct screen wanted;

	if (copy_from_user(&wanted, uscreen, sizeof(wanted)))
		return -EFAULT;
	wanted.depth = wanted.depth > 16 ? 32 : 16;
	now = wanted;
	return copy_to_user(uscreen, &wanted, sizeof(wanted)) ? -EFAULT : 0;
}

static long fb_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct screen __user *uscreen = (struct screen __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == SCREEN_PUT)
		ret = screen_put(uscreen);
	else if (cmd == SCREEN_GET)
		ret = copy_to_user(uscreen, &now, sizeof(now)) ? -EFAULT : 0;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations fb_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = fb_ioctl,
};

static struct miscdevice fb = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "fb",
	.fops = &fb_fops,
};

module_misc_device(fb);
MODULE_LICENSE("GPL");
