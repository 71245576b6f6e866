// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV1 by residue: an ioctl hands the residue of its copy straight to user space. Kernel-
 * side. With -DTWIN: -EFAULT.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct limits {
	u64 first;
	u64 last;
};

#define LIMITS_GET _IOR('l', 1, struct limits)

static long limits_get(struct limits __user *ulimits)
{
	struct limits limits = { .first = 4096, .last = ~0ULL };

#ifdef TWIN
	return copy_to_user(ulimits, &limits, sizeof(limits)) ? -EFAULT : 0;
#else
	/* BUG RV1 */
	return copy_to_user(ulimits, &limits, sizeof(limits));
#endif
}

static long limits_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == LIMITS_GET)
		return limits_get((void __user *)arg);
	return -ENOTTY;
}

static const struct file_operations limits_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = limits_ioctl,
};

static struct miscdevice limits = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "limits",
	.fops = &limits_fops,
};

module_misc_device(limits);
MODULE_LICENSE("GPL");
