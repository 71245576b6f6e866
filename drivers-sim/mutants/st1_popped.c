// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state and retry: a message leaves the queue before it is delivered, so
 * a failed read loses it. Kernel-side. With -DTWIN: it leaves when it has been
 * delivered.
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

static ssize_t popped_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	size_t size = min_t(size_t, count, LENGTH);
	ssize_t ret = 0;

	mutex_lock(&lock);
	if (head != tail) {
		char *message = queue[head % MESSAGES];

#ifndef TWIN
		head++;
#endif
		/* BUG ST1 */
		ret = copy_to_user(ubuf, message, size) ? -EFAULT : size;
#ifdef TWIN
		if (ret > 0)
			head++;
#endif
	}
	mutex_unlock(&lock);
	return ret;
}

static ssize_t popped_write(struct file *file, const char __user *ubuf,
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

static const struct file_operations popped_fops = {
	.owner = THIS_MODULE,
	.read = popped_read,
	.write = popped_write,
	.llseek = no_llseek,
};

static struct miscdevice popped = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "popped",
	.fops = &popped_fops,
};

module_misc_device(popped);
MODULE_LICENSE("GPL");
