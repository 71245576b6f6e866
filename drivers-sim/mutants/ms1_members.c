// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS1 by poison: two members of a struct on the stack are set, and all of it
 * goes out. Kernel-side. With -DTWIN: it begins as zero.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct info {
	u32 boards;
	u32 state;
	u32 reserved[4];
};

#define INFO_GET _IOR('d', 1, struct info)

static long digi_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
#ifdef TWIN
	struct info info = { 0 };
#else
	struct info info;
#endif

	if (cmd != INFO_GET)
		return -ENOTTY;
	info.boards = 1;
	info.state = 2;
	/* BUG MS1 */
	if (copy_to_user((void __user *)arg, &info, sizeof(info)))
		return -EFAULT;
	return 0;
}

static const struct file_operations digi_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = digi_ioctl,
};

static struct miscdevice digi = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "digi",
	.fops = &digi_fops,
};

module_misc_device(digi);
MODULE_LICENSE("GPL");
