// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: access_ok() over one element, and then all of them.
 * Kernel-side. With -DTWIN: over all.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SHORT_GET _IOR('s', 1, u32[4])

static const u32 table[4] = { 2, 3, 5, 7 };

static long short_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	u32 __user *to = (void __user *)arg;
#ifdef TWIN
	size_t size = sizeof(table);
#else
	size_t size = sizeof(table[0]);
#endif

	if (cmd != SHORT_GET)
		return -ENOTTY;
	if (!access_ok(to, size))
		return -EFAULT;
	for (int i = 0; i < 4; i++)
		/* BUG MS4 */
		if (__put_user(table[i], &to[i]))
			return -EFAULT;
	return 0;
}

static const struct file_operations shorty_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = short_ioctl,
};

static struct miscdevice shorty = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "shorty",
	.fops = &shorty_fops,
};

module_misc_device(shorty);
MODULE_LICENSE("GPL");
