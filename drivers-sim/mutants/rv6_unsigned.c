// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV6 by domain: -EFAULT goes through an unsigned int, and read returns 4294967282.
 * Kernel-side. With -DTWIN: through a signed long.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define LENGTH 20

static const u8 body[LENGTH] = "a message of twenty";

static ssize_t message_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
#ifdef TWIN
	ssize_t done = 0;
#else
	unsigned int done = 0;
#endif
	unsigned long left;

	if (*ppos < 0 || *ppos >= LENGTH)
		return 0;
	count = min_t(size_t, count, LENGTH - *ppos);
	/* BUG RV6 */
	left = copy_to_user(ubuf, body + *ppos, count);
	done = count - left;
	if (!done)
		done = -EFAULT;
	else
		*ppos += done;
	return done;
}

static const struct file_operations message_fops = {
	.owner = THIS_MODULE,
	.read = message_read,
	.llseek = default_llseek,
};

static struct miscdevice message = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "message",
	.fops = &message_fops,
};

module_misc_device(message);
MODULE_LICENSE("GPL");
