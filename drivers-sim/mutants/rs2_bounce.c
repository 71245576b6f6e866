// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by leak: a buffer is not freed when it cannot be filled. Kernel-side.
 * With -DTWIN: it is.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define MTU 128

static u32 sent;

static ssize_t rpmsg_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	size_t size = min_t(size_t, count, MTU);
	u8 *kbuf = kmalloc(size, GFP_KERNEL);

	if (!kbuf)
		return -ENOMEM;
	/* BUG RS2 */
	if (copy_from_user(kbuf, ubuf, size)) {
#ifdef TWIN
		kfree(kbuf);
#endif
		return -EFAULT;
	}
	sent += size;
	kfree(kbuf);
	return size;
}

static const struct file_operations rpmsg_fops = {
	.owner = THIS_MODULE,
	.write = rpmsg_write,
	.llseek = no_llseek,
};

static struct miscdevice rpmsg = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "rpmsg",
	.fops = &rpmsg_fops,
};

module_misc_device(rpmsg);
MODULE_LICENSE("GPL");
