// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV6 by domain: one arm of ?: is unsigned, so the other, -EFAULT, loses its
 * sign. Kernel-side. With -DTWIN: both arms are long.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

static ssize_t gauge_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	const u32 reading[2] = { 21, 42 };
	u32 done = sizeof(reading);
	int status = 0;

	if (count < sizeof(reading))
		return -EINVAL;
	/* BUG RV6 */
	if (copy_to_user(ubuf, reading, sizeof(reading)))
		status = -EFAULT;
#ifdef TWIN
	return status ? (long)status : (long)done;
#else
	return !status ? done : status;
#endif
}

static const struct file_operations gauge_fops = {
	.owner = THIS_MODULE,
	.read = gauge_read,
	.llseek = no_llseek,
};

static struct miscdevice gauge = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "gauge",
	.fops = &gauge_fops,
};

module_misc_device(gauge);
MODULE_LICENSE("GPL");
