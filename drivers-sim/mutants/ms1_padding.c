// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS1 by poison: a struct with a hole behind a member goes out whole, and the hole was
 * never written. Kernel-side. With -DTWIN: it is cleared first.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct report {
	u8 mode;			/* three bytes of hole behind it */
	u32 level;
};

#define PADDING_GET _IOR('p', 1, struct report)

static long padding_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct report report;

	if (cmd != PADDING_GET)
		return -ENOTTY;
#ifdef TWIN
	memset(&report, 0, sizeof(report));
#endif
	report.mode = 3;
	report.level = 70000;
	/* BUG MS1 */
	if (copy_to_user((void __user *)arg, &report, sizeof(report)))
		return -EFAULT;
	return 0;
}

static const struct file_operations padding_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = padding_ioctl,
};

static struct miscdevice padding = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "padding",
	.fops = &padding_fops,
};

module_misc_device(padding);
MODULE_LICENSE("GPL");
