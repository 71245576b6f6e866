// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K01, notes ST6: what simple_read_from_buffer() and simple_write_to_buffer()
 * promise: a short count, -EFAULT only when nothing moved, and the position
 * behind what moved. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 256

static u8 memory[SIZE];
static DEFINE_MUTEX(lock);

static ssize_t simple_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t ret;

	mutex_lock(&lock);
	ret = simple_read_from_buffer(ubuf, count, ppos, memory, SIZE);
	mutex_unlock(&lock);
	return ret;
}

static ssize_t simple_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	ssize_t ret;

	mutex_lock(&lock);
	ret = simple_write_to_buffer(memory, SIZE, ppos, ubuf, count);
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations simple_fops = {
	.owner = THIS_MODULE,
	.read = simple_read,
	.write = simple_write,
	.llseek = default_llseek,
};

static struct miscdevice simple = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "simple",
	.fops = &simple_fops,
};

module_misc_device(simple);
MODULE_LICENSE("GPL");
