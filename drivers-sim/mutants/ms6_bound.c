// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS6 by hostile and crash: strncpy_from_user() leaves no NUL when the string
 * fills the buffer. Kernel-side. With -DTWIN: that is too long.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define LABEL_MAX 16

struct request {
	u64 label;
};

#define LABEL_SET _IOW('l', 1, struct request)

static int label_set(const char __user *user)
{
	char *label = kmalloc(LABEL_MAX, GFP_KERNEL);
	char *copy = kmalloc(LABEL_MAX, GFP_KERNEL);
	long length = -ENOMEM;

	if (label && copy)
		/* BUG MS6 */
		length = strncpy_from_user(label, user, LABEL_MAX);
#ifdef TWIN
	if (length == LABEL_MAX)
		length = -ENAMETOOLONG;
#endif
	if (length >= 0)
		strcpy(copy, label);
	kfree(copy);
	kfree(label);
	return length < 0 ? length : 0;
}

static long label_ioctl(struct file *file, unsigned int cmd,
			unsigned long arg)
{
	struct request request;

	if (cmd != LABEL_SET)
		return -ENOTTY;
	if (copy_from_user(&request, (void __user *)arg, sizeof(request)))
		return -EFAULT;
	return label_set(u64_to_user_ptr(request.label));
}

static const struct file_operations label_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = label_ioctl,
};

static struct miscdevice label = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "label",
	.fops = &label_fops,
};

module_misc_device(label);
MODULE_LICENSE("GPL");
