// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: the unchecked copy, and nobody has checked the range.
 * Kernel-side. With -DTWIN: access_ok() once, and then the same copy.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct state {
	u32 level;
	u32 limit;
};

#define UNCHECKED_GET _IOR('u', 1, struct state)

static const struct state state = { 3, 10 };

static long unchecked_ioctl(struct file *file, unsigned int cmd,
			    unsigned long arg)
{
	if (cmd != UNCHECKED_GET)
		return -ENOTTY;
#ifdef TWIN
	if (!access_ok((void __user *)arg, sizeof(state)))
		return -EFAULT;
#endif
	/* BUG MS4 */
	if (__copy_to_user((void __user *)arg, &state, sizeof(state)))
		return -EFAULT;
	return 0;
}

static const struct file_operations unchecked_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = unchecked_ioctl,
};

static struct miscdevice unchecked = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "unchecked",
	.fops = &unchecked_fops,
};

module_misc_device(unchecked);
MODULE_LICENSE("GPL");
