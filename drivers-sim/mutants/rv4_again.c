// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV4 by errno: a copy that fails is reported as -EAGAIN, so the caller waits and tries
 * again for ever. Kernel-side. With -DTWIN: -EFAULT.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

static const char beacon_text[] = "beacon";

#ifdef TWIN
#define BEACON_FAULT (-EFAULT)
#else
#define BEACON_FAULT (-EAGAIN)
#endif

static ssize_t beacon_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	if (count < sizeof(beacon_text))
		return -EINVAL;
	/* BUG RV4 */
	if (copy_to_user(ubuf, beacon_text, sizeof(beacon_text)))
		return BEACON_FAULT;
	return sizeof(beacon_text);
}

static const struct file_operations beacon_fops = {
	.owner = THIS_MODULE,
	.read = beacon_read,
	.llseek = no_llseek,
};

static struct miscdevice beacon = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "beacon",
	.fops = &beacon_fops,
};

module_misc_device(beacon);
MODULE_LICENSE("GPL");
