// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: set_fs(KERNEL_DS) for a buffer of one's own, and the user's
 * pointer in the same breath. Kernel-side, of a kernel before 5.10. With
 * -DTWIN: put back before.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SETFS_GET _IOR('k', 1, u8[8])

static const u8 __user *serial_source(void)
{
	static const u8 serial[8] = "1234567";

	return (const u8 __user *)serial;
}

static long setfs_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	mm_segment_t old = get_fs();
	u8 serial[8];
	long ret;

	if (cmd != SETFS_GET)
		return -ENOTTY;
	set_fs(KERNEL_DS);
	ret = copy_from_user(serial, serial_source(), sizeof(serial));
#ifdef TWIN
	set_fs(old);
#endif
	if (!ret)
		/* BUG MS4 */
		ret = copy_to_user((void __user *)arg, serial,
				   sizeof(serial));
	set_fs(old);
	return ret ? -EFAULT : 0;
}

static const struct file_operations setfs_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = setfs_ioctl,
};

static struct miscdevice setfs = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "setfs",
	.fops = &setfs_fops,
};

module_misc_device(setfs);
MODULE_LICENSE("GPL");
