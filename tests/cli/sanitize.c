// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver for --sanitize: each ioctl does, when a user copy has failed, one
 * thing that only a sanitizer tells in these words. The tag at the end of a
 * line is what the sweep must say of it. Its user is tests/cli/sanitize.sh.
 * Kernel-side.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define SANE_COPY	_IOW('s', 1, char[16])
#define SANE_STRING	_IOW('s', 2, char[16])
#define SANE_SHIFT	_IOW('s', 3, int)
#define SANE_INDEX	_IOW('s', 4, int)
#define SANE_DIVIDE	_IOW('s', 5, int)
#define SANE_WRAP	_IOW('s', 6, int)
#define SANE_ERR_PTR	_IOW('s', 7, char[16])

static const int sane_table[4] = { 1, 2, 3, 4 };

/* The second try asks for more than there is room for. */
static long sane_copy(char __user *uarg)
{
	char *p = kmalloc(16, GFP_KERNEL);
	unsigned long left;

	if (!p)
		return -ENOMEM;
	left = copy_from_user(p, uarg, 16);	/* write of 4 bytes, 0 bytes past the end of object */
	if (left)
		left = raw_copy_from_user(p, uarg, 20);
	kfree(p);
	return left ? -EFAULT : 0;
}

/* What came is no string: the loop looks for its end behind the object. */
static long sane_string(char __user *uarg)
{
	char *p = kmalloc(16, GFP_KERNEL);
	int len = 0;
	long ret = 0;

	if (!p)
		return -ENOMEM;
	memset(p, 'x', 16);
	if (raw_copy_from_user(p, uarg, 16)) {	/* 0 bytes past the end of object */
		while (p[len])
			len++;
		pr_info("sane: %d\n", len);
		ret = -EFAULT;
	}
	kfree(p);
	return ret;
}

static long sane_shift(int __user *uarg)
{
	int value;

	if (get_user(value, uarg)) {		/* Shift exponent -1 is negative */
		pr_info("sane: %d\n", 1 << (value - 1));
		return -EFAULT;
	}
	return 0;
}

static long sane_index(int __user *uarg)
{
	int value;

	if (get_user(value, uarg)) {		/* Index 7 out of bounds for type */
		pr_info("sane: %d\n", sane_table[value + 7]);
		return -EFAULT;
	}
	return 0;
}

static long sane_divide(int __user *uarg)
{
	int value;

	if (get_user(value, uarg)) {		/* Division by zero */
		pr_info("sane: %d\n", 100 / value);
		return -EFAULT;
	}
	return 0;
}

/* Kernels are compiled such that a sum may wrap: nothing to tell. */
static long sane_wrap(int __user *uarg)
{
	int value;

	if (get_user(value, uarg)) {
		pr_info("sane: %d\n", value + 0x7fffffff + 1);
		return -EFAULT;
	}
	return 0;
}

/* The shadow of that address is nowhere: still an error pointer, class RV9. */
static long sane_err_ptr(char __user *uarg)
{
	char *p = memdup_user(uarg, 16);	/* error pointer dereferenced */
	char c;

	if (!p)
		return -ENOMEM;
	c = p[3];
	if (!IS_ERR(p))
		kfree(p);
	return c == 77 ? 1 : 0;
}

static long sane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case SANE_COPY:
		return sane_copy((char __user *)arg);
	case SANE_STRING:
		return sane_string((char __user *)arg);
	case SANE_SHIFT:
		return sane_shift((int __user *)arg);
	case SANE_INDEX:
		return sane_index((int __user *)arg);
	case SANE_DIVIDE:
		return sane_divide((int __user *)arg);
	case SANE_WRAP:
		return sane_wrap((int __user *)arg);
	case SANE_ERR_PTR:
		return sane_err_ptr((char __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations sane_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = sane_ioctl,
};

static struct miscdevice sane = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sane",
	.fops = &sane_fops,
};

module_misc_device(sane);
MODULE_LICENSE("GPL");
