// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV2 by ignored: nobody looks at what put_user() says. Kernel-side. With -DTWIN: it is
 * the result.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define STATUS_GET _IOR('w', 1, int)
#define STATUS_BOOT _IOR('w', 2, int)

static long status_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	int __user *uarg = (int __user *)arg;

	switch (cmd) {
	case STATUS_GET:
#ifdef TWIN
		return put_user(7, uarg);
#else
		/* BUG RV2 */
		put_user(7, uarg);
		return 0;
#endif
	case STATUS_BOOT:
		return put_user(1, uarg);
	}
	return -ENOTTY;
}

static const struct file_operations status_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = status_ioctl,
};

static struct miscdevice status = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "status",
	.fops = &status_fops,
};

module_misc_device(status);
MODULE_LICENSE("GPL");
