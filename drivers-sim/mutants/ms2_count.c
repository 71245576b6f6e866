// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by overrun: read() gives out a record, whatever was asked for.
 * Kernel-side. With -DTWIN: a buffer that is too small is refused.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct record {
	u32 time;
	u32 value;
};

static const struct record record = { 1000, 42 };

static ssize_t count_read(struct file *file, char __user *to, size_t count,
			  loff_t *pos)
{
#ifdef TWIN
	if (count < sizeof(record))
		return -EINVAL;
#endif
	/* BUG MS2 */
	if (copy_to_user(to, &record, sizeof(record)))
		return -EFAULT;
	return sizeof(record);
}

static const struct file_operations counter_fops = {
	.owner = THIS_MODULE,
	.read = count_read,
};

static struct miscdevice counter = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "counter",
	.fops = &counter_fops,
};

module_misc_device(counter);
MODULE_LICENSE("GPL");
