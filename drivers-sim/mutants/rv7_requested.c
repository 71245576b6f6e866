// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV7 by prefix: a write that arrived in part is counted whole. Kernel-side. With
 * -DTWIN: it counts what arrived.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 64

static u8 spool_data[SIZE];
static size_t fill;
static DEFINE_MUTEX(lock);

static ssize_t spool_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	size_t size = min_t(size_t, count, SIZE), left;
	u8 bounce[SIZE];

	/* BUG RV7 */
	left = copy_from_user(bounce, ubuf, size);
	if (left == size)
		return -EFAULT;
#ifdef TWIN
	size -= left;
#endif
	mutex_lock(&lock);
	memcpy(spool_data, bounce, size - left * (size > left));
	fill = size;
	mutex_unlock(&lock);
	return size;
}

static const struct file_operations spool_fops = {
	.owner = THIS_MODULE,
	.write = spool_write,
	.llseek = no_llseek,
};

static struct miscdevice spool = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "spool",
	.fops = &spool_fops,
};

module_misc_device(spool);
MODULE_LICENSE("GPL");
