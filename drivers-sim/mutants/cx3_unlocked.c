// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX3 by race: the lock is dropped for the copy, which may sleep, and nobody looks
 * again: two readers get the same message, and the next one is lost.
 * Kernel-side. With -DTWIN: the lock is kept.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define MESSAGES 4
#define LENGTH 16

static char queue[MESSAGES][LENGTH];
static unsigned int head, tail;
static DEFINE_MUTEX(lock);

static ssize_t unlocked_read(struct file *file, char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	size_t size = min_t(size_t, count, LENGTH);
	char *message;

	mutex_lock(&lock);
	if (head == tail) {
		mutex_unlock(&lock);
		return 0;
	}
	message = queue[head % MESSAGES];
#ifndef TWIN
	mutex_unlock(&lock);
#endif
	/* BUG CX3 */
	if (copy_to_user(ubuf, message, size)) {
#ifdef TWIN
		mutex_unlock(&lock);
#endif
		return -EFAULT;
	}
#ifndef TWIN
	mutex_lock(&lock);
#endif
	head++;
	mutex_unlock(&lock);
	return size;
}

static ssize_t unlocked_write(struct file *file, const char __user *ubuf,
			      size_t count, loff_t *ppos)
{
	char message[LENGTH] = "";
	size_t size = min_t(size_t, count, LENGTH);

	if (copy_from_user(message, ubuf, size))
		return -EFAULT;
	mutex_lock(&lock);
	if (tail - head < MESSAGES)
		memcpy(queue[tail++ % MESSAGES], message, LENGTH);
	mutex_unlock(&lock);
	return size;
}

static const struct file_operations unlocked_fops = {
	.owner = THIS_MODULE,
	.read = unlocked_read,
	.write = unlocked_write,
	.llseek = no_llseek,
};

static struct miscdevice unlocked = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "unlocked",
	.fops = &unlocked_fops,
};

module_misc_device(unlocked);
MODULE_LICENSE("GPL");
