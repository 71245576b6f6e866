// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K11, notes ST1 ST3: events are handed out until one cannot be. That is gone,
 * and -EFAULT wins over what was delivered: a caller with a bad buffer shall
 * learn of it. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define EVENTS 6

static const u64 events[EVENTS] = { 11, 22, 33, 44, 55, 66 };
static unsigned int next;
static DEFINE_MUTEX(lock);

static ssize_t inotify_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	ssize_t got = 0;

	mutex_lock(&lock);
	while (next < EVENTS && got + sizeof(*events) <= count) {
		const u64 *event = &events[next++];

		if (copy_to_user(ubuf + got, event, sizeof(*event))) {
			got = -EFAULT;
			break;
		}
		got += sizeof(*event);
	}
	mutex_unlock(&lock);
	return got;
}

static const struct file_operations inotify_fops = {
	.owner = THIS_MODULE,
	.read = inotify_read,
	.llseek = no_llseek,
};

static struct miscdevice inotify = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "inotify",
	.fops = &inotify_fops,
};

module_misc_device(inotify);
MODULE_LICENSE("GPL");
