// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K03: a report is copied first and leaves the queue when all of it arrived;
 * after -EFAULT the same one comes again. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define REPORTS 4
#define LENGTH 24

static u8 queue[REPORTS][LENGTH] = { "first", "second", "third", "fourth" };
static unsigned int head;
static DEFINE_MUTEX(lock);

static ssize_t hid_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	size_t size = min_t(size_t, count, LENGTH);
	ssize_t ret = 0;

	mutex_lock(&lock);
	if (head < REPORTS) {
		ret = size;
		if (copy_to_user(ubuf, queue[head], size))
			ret = -EFAULT;
		else
			head++;
	}
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations hid_fops = {
	.owner = THIS_MODULE,
	.read = hid_read,
	.llseek = no_llseek,
};

static struct miscdevice hid = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "hid",
	.fops = &hid_fops,
};

module_misc_device(hid);
MODULE_LICENSE("GPL");
