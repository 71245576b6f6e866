// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K06: a write takes what arrived, counts that, and says -EFAULT when it is
 * nothing. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 512

static u8 sent[SIZE];
static size_t fill;
static DEFINE_MUTEX(lock);

static ssize_t most_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	u8 bounce[SIZE];
	size_t done;

	mutex_lock(&lock);
	count = min(count, SIZE - fill);
	done = count - copy_from_user(bounce, ubuf, count);
	memcpy(sent + fill, bounce, done);
	fill += done;
	mutex_unlock(&lock);
	return done || !count ? done : -EFAULT;
}

static ssize_t most_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	return simple_read_from_buffer(ubuf, count, ppos, sent, fill);
}

static const struct file_operations most_fops = {
	.owner = THIS_MODULE,
	.read = most_read,
	.write = most_write,
	.llseek = default_llseek,
};

static struct miscdevice most = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "most",
	.fops = &most_fops,
};

module_misc_device(most);
MODULE_LICENSE("GPL");
