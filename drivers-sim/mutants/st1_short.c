// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state and retry: a read says how many bytes it got out, and throws the
 * rest of the message away: a success that loses data. Kernel-side. With
 * -DTWIN: the rest stays for the next read.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 256

static u8 data[SIZE];
static size_t fill, done;
static DEFINE_MUTEX(lock);

static ssize_t trace_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	size_t size, left;

	mutex_lock(&lock);
	size = min(count, fill - done);
	/* BUG ST1 */
	left = copy_to_user(ubuf, data + done, size);
#ifdef TWIN
	done += size - left;
#else
	if (left != size)
		done += size;
#endif
	mutex_unlock(&lock);
	if (left && left == size)
		return -EFAULT;
	return size - left;
}

static ssize_t trace_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	u8 bounce[SIZE];
	size_t size = min_t(size_t, count, SIZE);

	if (copy_from_user(bounce, ubuf, size))
		return -EFAULT;
	mutex_lock(&lock);
	memcpy(data, bounce, size);
	fill = size;
	done = 0;
	mutex_unlock(&lock);
	return size;
}

static const struct file_operations trace_fops = {
	.owner = THIS_MODULE,
	.read = trace_read,
	.write = trace_write,
	.llseek = no_llseek,
};

static struct miscdevice trace = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "trace",
	.fops = &trace_fops,
};

module_misc_device(trace);
MODULE_LICENSE("GPL");
