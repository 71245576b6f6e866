// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS9 by crash: a width that could not be fetched is 0, and is shifted by
 * before anybody looks at the error. Kernel-side. With -DTWIN: only a width
 * that was fetched.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define WIDTH_SET _IOW('w', 1, u32)

static u32 width_mask;

static long width_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	u32 width = 1, mask;
	int error;

	if (cmd != WIDTH_SET)
		return -ENOTTY;
	/* BUG MS9 */
	error = get_user(width, (u32 __user *)arg);
	if (!error)
		width = clamp_t(u32, width, 1, 32);
#ifdef TWIN
	if (error)
		return error;
#endif
	mask = 1U << (width - 1);
	pr_debug("width: top bit %x\n", mask);
	if (error)
		return error;
	WRITE_ONCE(width_mask, mask);
	return 0;
}

static const struct file_operations width_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = width_ioctl,
};

static struct miscdevice width = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "width",
	.fops = &width_fops,
};

module_misc_device(width);
MODULE_LICENSE("GPL");
