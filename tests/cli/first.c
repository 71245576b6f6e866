// SPDX-License-Identifier: LGPL-2.1-or-later
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

#define FIRST_GET _IOR('f', 1, unsigned int [16])

static unsigned int counters[16];

static long first_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd != FIRST_GET)
		return -ENOTTY;
	return copy_to_user((void __user *)arg, counters, sizeof(counters));
}

static const struct file_operations fops = { .unlocked_ioctl = first_ioctl };
static struct miscdevice first = { MISC_DYNAMIC_MINOR, "first", &fops };
module_misc_device(first);
MODULE_LICENSE("GPL");
