// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: a range check of one's own, and its sum wraps. Kernel-side.
 * With -DTWIN: access_ok().
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define WRAP_GET _IOR('w', 1, u8[16])

static const u8 serial[16] = "0123456789abcde";

static int wrap_is_user(unsigned long arg, unsigned long size)
{
#ifdef TWIN
	return access_ok((void __user *)arg, size);
#else
	return arg + size <= TASK_SIZE;
#endif
}

static long wrap_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd != WRAP_GET)
		return -ENOTTY;
	if (!wrap_is_user(arg, sizeof(serial)))
		return -EFAULT;
	/* BUG MS4 */
	if (__copy_to_user((void __user *)arg, serial, sizeof(serial)))
		return -EFAULT;
	return 0;
}

static const struct file_operations wrap_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = wrap_ioctl,
};

static struct miscdevice wrap = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "wrap",
	.fops = &wrap_fops,
};

module_misc_device(wrap);
MODULE_LICENSE("GPL");
