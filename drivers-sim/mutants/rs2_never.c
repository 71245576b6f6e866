// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by outlived: an event is taken from the queue and copied out, and nobody
 * frees it, whether the copy fails or not. Kernel-side. With -DTWIN: it is
 * freed.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct event {
	u32 type;
	u32 length;
};

#define EVENT_FETCH _IOR('g', 1, struct event)

static struct event *event_next(void)
{
	struct event *event = kzalloc(sizeof(*event), GFP_KERNEL);

	if (event)
		event->type = 2;
	return event;
}

static long event_fetch(struct event __user *uevent)
{
	struct event *event = event_next();
	long ret = 0;

	if (!event)
		return -ENOMEM;
	/* BUG RS2 */
	if (copy_to_user(uevent, event, sizeof(*event)))
		ret = -EFAULT;
#ifdef TWIN
	kfree(event);
#endif
	return ret;
}

static long gadget_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == EVENT_FETCH)
		return event_fetch((struct event __user *)arg);
	return -ENOTTY;
}

static const struct file_operations gadget_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = gadget_ioctl,
};

static struct miscdevice gadget = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "gadget",
	.fops = &gadget_fops,
};

module_misc_device(gadget);
MODULE_LICENSE("GPL");
