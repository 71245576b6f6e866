// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS7 by hostile and trespass: a kernel pointer is given out, and believed when
 * it comes back. Kernel-side. With -DTWIN: what is given out is an index.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct item {
	u32 value;
};

#define COOKIE_MAGIC 0x4b4f4f43

struct request {
	u64 cookie;
	u32 value;
	u32 magic;
};

#define COOKIE_GET _IOR('o', 1, struct request)
#define COOKIE_SET _IOW('o', 2, struct request)

static struct item *item;

static int cookie_set(const struct request __user *user)
{
	struct request request;

	/* BUG MS7 */
	if (copy_from_user(&request, user, sizeof(request)))
		return -EFAULT;
	if (request.magic != COOKIE_MAGIC)
		return -EINVAL;
#ifdef TWIN
	if (request.cookie)
		return -EINVAL;
	item->value = request.value;
#else
	((struct item *)(unsigned long)request.cookie)->value = request.value;
#endif
	return 0;
}

static int cookie_get(struct request __user *user)
{
	struct request request = {
		.value = item->value, .magic = COOKIE_MAGIC,
	};

#ifndef TWIN
	request.cookie = (unsigned long)item;
#endif
	return copy_to_user(user, &request, sizeof(request)) ? -EFAULT : 0;
}

static long cookie_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	switch (cmd) {
	case COOKIE_GET:
		return cookie_get((void __user *)arg);
	case COOKIE_SET:
		return cookie_set((void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations cookie_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = cookie_ioctl,
};

static struct miscdevice cookie = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "cookie",
	.fops = &cookie_fops,
};

static int __init cookie_init(void)
{
	int ret;

	item = kzalloc(sizeof(*item), GFP_KERNEL);
	if (!item)
		return -ENOMEM;
	ret = misc_register(&cookie);
	if (ret)
		kfree(item);
	return ret;
}

static void __exit cookie_exit(void)
{
	misc_deregister(&cookie);
	kfree(item);
}

module_init(cookie_init);
module_exit(cookie_exit);
MODULE_LICENSE("GPL");
