// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST6 by state: a write is fetched straight into the device's memory. A short copy is
 * counted as it should be, but copy_from_user() has zeroed what lay behind it.
 * Kernel-side. With -DTWIN: through a buffer of its own.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 512

static u8 memory[SIZE];
static DEFINE_MUTEX(lock);

static ssize_t tail_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	size_t left, size;
#ifdef TWIN
	u8 bounce[SIZE];
#endif

	if (*ppos < 0 || *ppos >= SIZE)
		return -ENOSPC;
	size = min_t(size_t, count, SIZE - *ppos);
	mutex_lock(&lock);
#ifdef TWIN
	left = copy_from_user(bounce, ubuf, size);
	memcpy(memory + *ppos, bounce, size - left);
#else
	/* BUG ST6 */
	left = copy_from_user(memory + *ppos, ubuf, size);
#endif
	mutex_unlock(&lock);
	if (left == size)
		return -EFAULT;
	*ppos += size - left;
	return size - left;
}

static ssize_t tail_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	return simple_read_from_buffer(ubuf, count, ppos, memory, SIZE);
}

static const struct file_operations tail_fops = {
	.owner = THIS_MODULE,
	.read = tail_read,
	.write = tail_write,
	.llseek = default_llseek,
};

static struct miscdevice tail = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "tail",
	.fops = &tail_fops,
};

module_misc_device(tail);
MODULE_LICENSE("GPL");
