// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K21: the argument of a call goes back to user space whatever came of the
 * call; all of it was fetched, or is zero. Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct object {
	u32 handle;
	u32 width;
	u32 height;
	u32 size;
};

#define OBJECT_MAKE _IOWR('d', 1, struct object)
#define OBJECT_FIND _IOWR('d', 2, struct object)

static int object_make(struct object *object)
{
	object->size = object->width * object->height;
	return object->size ? 0 : -EINVAL;
}

static int object_find(struct object *object)
{
	object->size = 0;
	return -ENOENT;
}

static long drm_call(struct object __user *uarg,
		     int (*call)(struct object *object))
{
	struct object object;
	long err;

	memset(&object, 0, sizeof(object));
	if (copy_from_user(&object, uarg, sizeof(object)))
		return -EFAULT;
	err = call(&object);
	if (copy_to_user(uarg, &object, sizeof(object)))
		err = -EFAULT;
	return err;
}

static long drm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct object __user *uarg = (struct object __user *)arg;

	if (cmd == OBJECT_MAKE)
		return drm_call(uarg, object_make);
	if (cmd == OBJECT_FIND)
		return drm_call(uarg, object_find);
	return -ENOTTY;
}

static const struct file_operations drm_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = drm_ioctl,
};

static struct miscdevice drm = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "drm",
	.fops = &drm_fops,
};

module_misc_device(drm);
MODULE_LICENSE("GPL");
