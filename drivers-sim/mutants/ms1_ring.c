// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS1 by poison: a ring of buffers comes from kmalloc(), and a read gives out a
 * whole buffer though the device filled only its head. Kernel-side. With
 * -DTWIN: as much as was filled.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define BUFFER 64

static ssize_t usb_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	char *buffer = kmalloc(BUFFER, GFP_KERNEL);
	size_t actual, size = BUFFER;
	ssize_t ret;

	if (!buffer)
		return -ENOMEM;
	actual = scnprintf(buffer, BUFFER, "report %d", 7);
#ifdef TWIN
	size = actual;
#endif
	size = min(size, count);
	ret = actual && size ? size : 0;
	/* BUG MS1 */
	if (copy_to_user(ubuf, buffer, size))
		ret = -EFAULT;
	kfree(buffer);
	return ret;
}

static const struct file_operations usb_fops = {
	.owner = THIS_MODULE,
	.read = usb_read,
	.llseek = no_llseek,
};

static struct miscdevice usb = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "usb",
	.fops = &usb_fops,
};

module_misc_device(usb);
MODULE_LICENSE("GPL");
