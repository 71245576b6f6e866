// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS1 by crash: the lock is dropped around a copy, and when that fails not taken
 * again; the caller unlocks once more. Kernel-side. With -DTWIN: it is taken
 * first.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define LENGTH 24

static u8 line[LENGTH] = "one line of the console";
static DEFINE_MUTEX(lock);

/* Caller holds the lock, and does so again on return. */
static int line_send(char __user *ubuf, size_t size)
{
	u8 copy[LENGTH];
	int failed;

	memcpy(copy, line, size);
	mutex_unlock(&lock);
	/* BUG RS1 */
	failed = copy_to_user(ubuf, copy, size) != 0;
#ifndef TWIN
	if (failed)
		return -EFAULT;
#endif
	mutex_lock(&lock);
	return failed ? -EFAULT : 0;
}

static ssize_t screen_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	size_t size = min_t(size_t, count, LENGTH);
	int err;

	mutex_lock(&lock);
	err = line_send(ubuf, size);
	mutex_unlock(&lock);
	return err ?: size;
}

static const struct file_operations screen_fops = {
	.owner = THIS_MODULE,
	.read = screen_read,
	.llseek = no_llseek,
};

static struct miscdevice screen = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "screen",
	.fops = &screen_fops,
};

module_misc_device(screen);
MODULE_LICENSE("GPL");
