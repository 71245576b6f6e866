// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver with which everything can happen that a scenario can come to.
 * Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define ODD_CRASH _IOW('o', 1, int)
#define ODD_HANG  _IOW('o', 2, int)

static int refuse;
module_param(refuse, int, 0444);

static char text[8] = "odd text";

/* BUG RV1: what is returned on a fault is the residue. */
static ssize_t odd_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *pos)
{
	/* BUG RV2: a short read is good, whatever comes of it. */
	if (count == 4) {
		if (copy_to_user(ubuf, text, count))
			pr_debug("never mind\n");
		return count;
	}
	if (count > sizeof(text))
		count = sizeof(text);
	if (copy_to_user(ubuf, text, count))
		return copy_to_user(ubuf, text, count);
	return count;
}

static ssize_t odd_write(struct file *file, const char __user *ubuf,
			 size_t count, loff_t *pos)
{
	char new[sizeof(text)];

	if (count > sizeof(text))
		count = sizeof(text);
	if (copy_from_user(new, ubuf, count))
		return -EFAULT;
	memcpy(text, new, count);
	return count;
}

static long odd_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	int value, *nowhere = NULL;

	if (!get_user(value, (int __user *)arg))
		return 0;
	if (cmd == ODD_CRASH)
		return READ_ONCE(*nowhere);
	while (get_user(value, (int __user *)arg))
		;
	return 0;
}

static const struct file_operations odd_fops = {
	.owner = THIS_MODULE,
	.read = odd_read,
	.write = odd_write,
	.unlocked_ioctl = odd_ioctl,
};

static struct miscdevice odd = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "odd",
	.fops = &odd_fops,
};

static int __init odd_init(void)
{
	return refuse ? -EINVAL : misc_register(&odd);
}

static void __exit odd_exit(void)
{
	misc_deregister(&odd);
}

module_init(odd_init);
module_exit(odd_exit);
MODULE_LICENSE("GPL");
