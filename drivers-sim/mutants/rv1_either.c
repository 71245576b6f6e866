// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV1 by residue: one arm of ?: is the residue. Kernel-side. With -DTWIN: that arm is 0
 * or -EFAULT.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SERIAL_GET _IOR('n', 1, char[12])

static const char number[12] = "CF-00012345";

static long serial_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	void __user *uarg = (void __user *)arg;

	if (cmd != SERIAL_GET)
		return -ENOTTY;
#ifdef TWIN
	if (!number[0])
		return -ENODATA;
	return copy_to_user(uarg, number, sizeof(number)) ? -EFAULT : 0;
#else
	/* BUG RV1 */
	return number[0] ? copy_to_user(uarg, number, sizeof(number)) :
			   -ENODATA;
#endif
}

static const struct file_operations serial_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = serial_ioctl,
};

static struct miscdevice serial = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "serial",
	.fops = &serial_fops,
};

module_misc_device(serial);
MODULE_LICENSE("GPL");
