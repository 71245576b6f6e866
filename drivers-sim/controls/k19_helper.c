// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K19: a helper returns a residue, and its caller makes -EFAULT of it. Kernel-
 * side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define WORDS 6

struct levels {
	u32 level[WORDS];
};

#define LEVELS_GET _IOR('h', 1, struct levels)

/* Returns the bytes that were not copied. */
static unsigned long words_copy(u32 __user *to, const u32 *from, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (copy_to_user(to + i, from + i, sizeof(*from)))
			return (count - i) * sizeof(*from);
	return 0;
}

static long hdsp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	static const struct levels now = { { 1, 2, 4, 8, 16, 32 } };
	struct levels __user *ulevels = (struct levels __user *)arg;

	if (cmd != LEVELS_GET)
		return -ENOTTY;
	return words_copy(ulevels->level, now.level, WORDS) ? -EFAULT : 0;
}

static const struct file_operations hdsp_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = hdsp_ioctl,
};

static struct miscdevice hdsp = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "hdsp",
	.fops = &hdsp_fops,
};

module_misc_device(hdsp);
MODULE_LICENSE("GPL");
