// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K18, notes ST1: of a read whose third tick does not arrive two are counted,
 * and the third is gone. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct tick {
	u32 resolution;
	u32 ticks;
};

#define QUEUE 6

static const struct tick queue[QUEUE] = {
	{ 1000, 1 }, { 1000, 2 }, { 1000, 3 }, { 1000, 5 }, { 1000, 8 },
	{ 1000, 13 },
};
static unsigned int head;
static DEFINE_MUTEX(lock);

static ssize_t timer_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	ssize_t result = 0;
	int err = 0;

	mutex_lock(&lock);
	while (head < QUEUE && count - result >= sizeof(*queue)) {
		const struct tick *tick = &queue[head++];

		if (copy_to_user(ubuf + result, tick, sizeof(*tick))) {
			err = -EFAULT;
			break;
		}
		result += sizeof(*tick);
	}
	mutex_unlock(&lock);
	return result > 0 ? result : err;
}

static const struct file_operations timer_fops = {
	.owner = THIS_MODULE,
	.read = timer_read,
	.llseek = no_llseek,
};

static struct miscdevice timer = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "timer",
	.fops = &timer_fops,
};

module_misc_device(timer);
MODULE_LICENSE("GPL");
