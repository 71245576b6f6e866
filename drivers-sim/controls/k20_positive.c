// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K20: ioctls that return a positive number when all is well: a version, and
 * how many bytes were given. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define LENGTH 24

#define DEVICE_VERSION _IO('v', 1)
#define DEVICE_NAME _IOR('v', 2, char[LENGTH])
#define DEVICE_KEYS _IOR('v', 3, char[LENGTH])

static const char name[] = "a keyboard";
static const u8 keys[LENGTH] = { 0xfe, 0xff, 0xff, 7 };

static long bytes_give(void __user *uarg, const void *from, size_t size)
{
	return copy_to_user(uarg, from, size) ? -EFAULT : size;
}

/* As much as arrives: the caller sees how much by the result. */
static long keys_give(void __user *uarg)
{
	size_t left = copy_to_user(uarg, keys, sizeof(keys));

	return left == sizeof(keys) ? -EFAULT : sizeof(keys) - left;
}

static long evdev_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *uarg = (void __user *)arg;

	switch (cmd) {
	case DEVICE_VERSION:
		return 0x10001;
	case DEVICE_NAME:
		return bytes_give(uarg, name, sizeof(name));
	case DEVICE_KEYS:
		return keys_give(uarg);
	}
	return -ENOTTY;
}

static const struct file_operations evdev_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = evdev_ioctl,
};

static struct miscdevice evdev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "evdev",
	.fops = &evdev_fops,
};

module_misc_device(evdev);
MODULE_LICENSE("GPL");
