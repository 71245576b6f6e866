// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV5 by onward: -EFAULT is noted, and then a break leads into code that carries out the
 * next step and says something else. Kernel-side. With -DTWIN: it returns at
 * once.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct transfer {
	u32 stream;
	u32 length;
};

#define ENDPOINT_QUEUE _IOW('e', 1, struct transfer)

struct request {
	struct transfer transfer;
};

static u32 queued;

/* Until the endpoint is up: here it always is, but for stream 0. */
static long endpoint_start(const struct transfer *transfer)
{
	struct request *request = kzalloc(sizeof(*request), GFP_KERNEL);

	if (!request)
		return -ENOMEM;
	request->transfer = *transfer;
	queued += request->transfer.length;
	kfree(request);
	return 0;
}

static long endpoint_ioctl(struct file *file, unsigned int cmd,
			   unsigned long arg)
{
	struct transfer transfer = { 0 };
	long ret = 0;

	switch (cmd) {
	case ENDPOINT_QUEUE:
		/* BUG RV5 */
		if (copy_from_user(&transfer, (const void __user *)arg,
				   sizeof(transfer))) {
			ret = -EFAULT;
#ifdef TWIN
			return ret;
#endif
		}
		break;
	default:
		ret = -ENOTTY;
	}
	if (ret != -ENOTTY && endpoint_start(&transfer))
		return -ENOMEM;
	switch (cmd) {
	case ENDPOINT_QUEUE:
		return ret ? -ENOTTY : 0;
	}
	return ret;
}

static const struct file_operations endpoint_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = endpoint_ioctl,
};

static struct miscdevice endpoint = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "endpoint",
	.fops = &endpoint_fops,
};

module_misc_device(endpoint);
MODULE_LICENSE("GPL");
