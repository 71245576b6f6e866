// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST3 by state: kfifo_to_user() takes what it copied out of the fifo and says
 * -EFAULT, and the driver says no more than that. Kernel-side. With -DTWIN: it
 * tells how much was copied.
 */
#include <linux/kernel.h>
#include <linux/kfifo.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 256

static DECLARE_KFIFO(samples, u8, SIZE);
static DEFINE_MUTEX(lock);

static ssize_t counter_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	unsigned int copied = 0;
	int err;

	mutex_lock(&lock);
	/* BUG ST3 */
	err = kfifo_to_user(&samples, ubuf, count, &copied);
	mutex_unlock(&lock);
#ifdef TWIN
	if (copied)
		return copied;
#endif
	if (err)
		return err;
	return copied;
}

static int __init counter_fill(void)
{
	int i;

	INIT_KFIFO(samples);
	for (i = 0; i < SIZE; i++)
		kfifo_put(&samples, (u8)(i * 7 + 1));
	return 0;
}

static const struct file_operations counter_fops = {
	.owner = THIS_MODULE,
	.read = counter_read,
	.llseek = no_llseek,
};

static struct miscdevice counter = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "counter",
	.fops = &counter_fops,
};

static int __init counter_start(void)
{
	return counter_fill() ?: misc_register(&counter);
}

static void __exit counter_stop(void)
{
	misc_deregister(&counter);
}

module_init(counter_start);
module_exit(counter_stop);
MODULE_LICENSE("GPL");
