// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV9 by crash: a helper gives NULL for what it could not fetch, and its caller
 * looks for an error pointer. Kernel-side. With -DTWIN: it gives the error.
 */
#include <linux/err.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define PUSHES 4

struct push {
	u32 handle[PUSHES];
};

#define CHANNEL_PUSH _IOW('P', 1, struct push)

static u32 last;

static struct push *push_fetch(const void __user *upush)
{
	struct push *push = kmalloc(sizeof(*push), GFP_KERNEL);

	if (!push)
		return ERR_PTR(-ENOMEM);
	/* BUG RV9 */
	if (copy_from_user(push, upush, sizeof(*push))) {
		kfree(push);
#ifdef TWIN
		return ERR_PTR(-EFAULT);
#else
		return NULL;
#endif
	}
	return push;
}

static long channel_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct push *push;
	int i;

	if (cmd != CHANNEL_PUSH)
		return -ENOTTY;
	push = push_fetch((const void __user *)arg);
	if (IS_ERR(push))
		return PTR_ERR(push);
	for (i = 0; i < PUSHES; i++)
		if (push->handle[i])
			WRITE_ONCE(last, push->handle[i]);
	kfree(push);
	return 0;
}

static const struct file_operations channel_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = channel_ioctl,
};

static struct miscdevice channel = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "channel",
	.fops = &channel_fops,
};

module_misc_device(channel);
MODULE_LICENSE("GPL");
