// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by hostile and crash: user space says how much goes into a buffer of 64
 * bytes. Kernel-side. With -DTWIN: but no more than fits.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define UNBOUNDED_MAX 64

struct request {
	u64 data;
	u32 size;
	u32 reserved;
};

#define UNBOUNDED_SEND _IOW('b', 1, struct request)

static int unbounded_send(const struct request *request)
{
	u8 *buffer;
	int ret = 0;

	if (request->reserved)
		return -EINVAL;
#ifdef TWIN
	if (request->size > UNBOUNDED_MAX)
		return -EINVAL;
#endif
	buffer = kmalloc(UNBOUNDED_MAX, GFP_KERNEL);
	if (!buffer)
		return -ENOMEM;
	if (copy_from_user(buffer, u64_to_user_ptr(request->data),
			   request->size))
		ret = -EFAULT;
	kfree(buffer);
	return ret;
}

static long unbounded_ioctl(struct file *file, unsigned int cmd,
			    unsigned long arg)
{
	struct request request;

	if (cmd != UNBOUNDED_SEND)
		return -ENOTTY;
	/* BUG MS2 */
	if (copy_from_user(&request, (void __user *)arg, sizeof(request)))
		return -EFAULT;
	return unbounded_send(&request);
}

static const struct file_operations unbounded_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = unbounded_ioctl,
};

static struct miscdevice unbounded = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "unbounded",
	.fops = &unbounded_fops,
};

module_misc_device(unbounded);
MODULE_LICENSE("GPL");
