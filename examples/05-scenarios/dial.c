// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * dial: a position and a speed behind /dev/dial. DIAL_TURN sets both at once,
 * DIAL_GET gets them, and has a bug. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

struct dial {
	__u32 position;	/* degrees, below 360 */
	__u32 speed;
};

#define DIAL_GET _IOR('d', 1, struct dial)
#define DIAL_TURN _IOW('d', 2, struct dial)

static struct dial dial = { 90, 1 };

/* The bug: the bytes that were not copied are no error code. */
static long dial_get(struct dial __user *udial)
{
	return copy_to_user(udial, &dial, sizeof(dial));
}

static long dial_turn(const struct dial __user *udial)
{
	struct dial new;

	if (copy_from_user(&new, udial, sizeof(new)))
		return -EFAULT;
	if (new.position >= 360)
		return -EINVAL;
	dial = new;
	return 0;
}

static long dial_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case DIAL_GET:
		return dial_get((void __user *)arg);
	case DIAL_TURN:
		return dial_turn((const void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations dial_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = dial_ioctl,
};

static struct miscdevice dial_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "dial",
	.fops = &dial_fops,
};
module_misc_device(dial_device);
MODULE_LICENSE("GPL");
