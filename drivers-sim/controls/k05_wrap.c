// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K05: a ring that wraps takes two copies; when the first is short the second
 * is not made, and what was done is counted. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 64			/* a power of two */

static u8 ring[SIZE];
static size_t in, out;
static DEFINE_MUTEX(lock);

static size_t ring_give(char __user *ubuf, size_t count)
{
	size_t at = out % SIZE, first = min(count, SIZE - at), left;

	left = copy_to_user(ubuf, ring + at, first);
	if (left)
		return first - left;
	return count - copy_to_user(ubuf + first, ring, count - first);
}

static size_t ring_take(const char __user *ubuf, size_t count)
{
	u8 bounce[SIZE];
	size_t i, done = count - copy_from_user(bounce, ubuf, count);

	for (i = 0; i < done; i++)
		ring[(in + i) % SIZE] = bounce[i];
	return done;
}

static ssize_t comedi_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	size_t done;

	mutex_lock(&lock);
	count = min(count, in - out);
	done = ring_give(ubuf, count);
	out += done;
	mutex_unlock(&lock);
	return done || !count ? done : -EFAULT;
}

static ssize_t comedi_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	size_t done;

	mutex_lock(&lock);
	count = min(count, SIZE - (in - out));
	done = ring_take(ubuf, count);
	in += done;
	mutex_unlock(&lock);
	return done || !count ? done : -EFAULT;
}

static const struct file_operations comedi_fops = {
	.owner = THIS_MODULE,
	.read = comedi_read,
	.write = comedi_write,
	.llseek = no_llseek,
};

static struct miscdevice comedi = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "comedi",
	.fops = &comedi_fops,
};

/* It begins near the end, so that what comes wraps. */
static int __init comedi_start(void)
{
	in = out = SIZE - 20;
	return misc_register(&comedi);
}

static void __exit comedi_stop(void)
{
	misc_deregister(&comedi);
}

module_init(comedi_start);
module_exit(comedi_stop);
MODULE_LICENSE("GPL");
