// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV5 by onward: -EFAULT is noted, then it waits for the endpoint all the same,
 * and the second switch knows nothing of it. Kernel-side. With -DTWIN: it
 * returns at once.
 */
#include <linux/delay.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct buffer {
	u32 fd;
	u32 flags;
};

#define ENDPOINT_ATTACH _IOW('E', 1, struct buffer)

static struct buffer attached;

static long endpoint_ioctl(struct file *file, unsigned int cmd,
			   unsigned long arg)
{
	struct buffer buffer;
	long ret;

	switch (cmd) {
	case ENDPOINT_ATTACH:
		ret = 0;
		/* BUG RV5 */
		if (copy_from_user(&buffer, (const void __user *)arg,
				   sizeof(buffer)))
			ret = -EFAULT;
		break;
	default:
		return -ENOTTY;
	}
#ifdef TWIN
	if (ret)
		return ret;
#endif
	msleep(20);			/* until the endpoint is up */
	switch (ret) {
	case 0:
		attached = buffer;
		break;
	default:
		ret = -ENODEV;
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
