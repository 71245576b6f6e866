// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS5 by crash: who fetches frees what could not be fetched, and so does who
 * called it. Kernel-side. With -DTWIN: the caller alone.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct request {
	u32 words[12];
};

#define REQUEST_SEND _IOW('x', 1, struct request)

static u32 sum;

static int request_fetch(struct request *request,
			 const struct request __user *urequest)
{
	/* BUG RS5 */
	if (!copy_from_user(request, urequest, sizeof(*request)))
		return 0;
#ifndef TWIN
	kfree(request);
#endif
	return -EFAULT;
}

static long request_send(const struct request __user *urequest)
{
	struct request *request = kmalloc(sizeof(*request), GFP_KERNEL);
	int err, i;

	if (!request)
		return -ENOMEM;
	err = request_fetch(request, urequest);
	for (i = 0; !err && i < 12; i++)
		sum += request->words[i];
	kfree(request);
	return err;
}

static long sender_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == REQUEST_SEND)
		return request_send((const struct request __user *)arg);
	return -ENOTTY;
}

static const struct file_operations sender_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = sender_ioctl,
};

static struct miscdevice sender = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sender",
	.fops = &sender_fops,
};

module_misc_device(sender);
MODULE_LICENSE("GPL");
