// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS5 by trespass and hostile: a pointer that is no user's must be from the
 * kernel, and is believed. Kernel-side. With -DTWIN: nobody in the kernel calls
 * an ioctl.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct config {
	u32 rate;
	u32 gain;
};

#define KERNEL_SET _IOW('c', 1, struct config)
#define KERNEL_GET _IOR('c', 2, struct config)

static struct config live = { 8000, 1 };

static int kernel_fetch(struct config *config, unsigned long arg)
{
#ifndef TWIN
	if (arg >= TASK_SIZE) {
		*config = *(const struct config *)arg;
		return 0;
	}
#endif
	/* BUG MS5 */
	if (copy_from_user(config, (void __user *)arg, sizeof(*config)))
		return -EFAULT;
	return 0;
}

static long kernel_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	struct config config;

	if (cmd == KERNEL_GET)
		return copy_to_user((void __user *)arg, &live, sizeof(live)) ?
		       -EFAULT : 0;
	if (cmd != KERNEL_SET)
		return -ENOTTY;
	if (kernel_fetch(&config, arg))
		return -EFAULT;
	live = config;
	return 0;
}

static const struct file_operations kernelish_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = kernel_ioctl,
};

static struct miscdevice kernelish = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "kernelish",
	.fops = &kernelish_fops,
};

module_misc_device(kernelish);
MODULE_LICENSE("GPL");
