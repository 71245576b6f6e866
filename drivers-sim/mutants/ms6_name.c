// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS6 by hostile: a member of a fetched struct is taken for a string.
 * Kernel-side. With -DTWIN: it is made one.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct request {
	u32 id;
	char name[16];
	u32 reserved;
};

#define NAME_SET _IOW('m', 1, struct request)

static int name_set(const struct request __user *user)
{
	struct request request;
	char *name = kmalloc(sizeof(request.name), GFP_KERNEL);

	if (!name)
		return -ENOMEM;
	/* BUG MS6 */
	if (copy_from_user(&request, user, sizeof(request))) {
		kfree(name);
		return -EFAULT;
	}
	if (request.reserved) {
		kfree(name);
		return -EINVAL;
	}
#ifdef TWIN
	request.name[sizeof(request.name) - 1] = '\0';
#endif
	strcpy(name, request.name);
	kfree(name);
	return 0;
}

static long name_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return cmd == NAME_SET ? name_set((void __user *)arg) : -ENOTTY;
}

static const struct file_operations name_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = name_ioctl,
};

static struct miscdevice name = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "name",
	.fops = &name_fops,
};

module_misc_device(name);
MODULE_LICENSE("GPL");
