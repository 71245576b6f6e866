// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by leak: a size is looked at when there is memory for it already.
 * Kernel-side. With -DTWIN: that is given back.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define SIZE_MAX_BYTES 64

struct request {
	u64 data;
	u32 size;
	u32 reserved;
};

#define SIZE_SEND _IOW('z', 1, struct request)

static int size_send(const struct request __user *user)
{
	struct request *request = kmalloc(sizeof(*request), GFP_KERNEL);
	u8 data[SIZE_MAX_BYTES];
	int ret = 0;

	if (!request)
		return -ENOMEM;
	/* BUG RS2 */
	if (copy_from_user(request, user, sizeof(*request))) {
		kfree(request);
		return -EFAULT;
	}
	if (request->size > sizeof(data)) {
#ifdef TWIN
		kfree(request);
#endif
		return -EINVAL;
	}
	if (copy_from_user(data, u64_to_user_ptr(request->data),
			   request->size))
		ret = -EFAULT;
	kfree(request);
	return ret;
}

static long size_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return cmd == SIZE_SEND ? size_send((void __user *)arg) : -ENOTTY;
}

static const struct file_operations size_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = size_ioctl,
};

static struct miscdevice size = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "size",
	.fops = &size_fops,
};

module_misc_device(size);
MODULE_LICENSE("GPL");
