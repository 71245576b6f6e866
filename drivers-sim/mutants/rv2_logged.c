// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV2 by ignored: a copy that fails is written to the log, and the read goes on
 * as if it had not. Kernel-side. With -DTWIN: -EFAULT.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

static const char state[] = "state: running\n";

static ssize_t monitor_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	size_t size = sizeof(state) - 1;

	if (*ppos || count < size)
		return 0;
	/* BUG RV2 */
	if (copy_to_user(ubuf, state, size)) {
		pr_warn("cannot tell the state\n");
#ifdef TWIN
		return -EFAULT;
#endif
	}
	*ppos = size;
	return size;
}

static const struct file_operations monitor_fops = {
	.owner = THIS_MODULE,
	.read = monitor_read,
	.llseek = default_llseek,
};

static struct miscdevice monitor = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "monitor",
	.fops = &monitor_fops,
};

module_misc_device(monitor);
MODULE_LICENSE("GPL");
