// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K12, notes ST1: a counter is taken and cleared under the lock, and then
 * copied; a caller with a bad buffer loses it. So do eventfd and timerfd.
 * Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

static u64 counter = 3;
static DEFINE_SPINLOCK(lock);

static ssize_t eventfd_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	u64 now;

	if (count < sizeof(now))
		return -EINVAL;
	spin_lock_irq(&lock);
	now = counter;
	counter = 0;
	spin_unlock_irq(&lock);
	if (!now)
		return -EAGAIN;
	if (copy_to_user(ubuf, &now, sizeof(now)))
		return -EFAULT;
	return sizeof(now);
}

static ssize_t eventfd_write(struct file *file, const char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	u64 more;

	if (count < sizeof(more))
		return -EINVAL;
	if (copy_from_user(&more, ubuf, sizeof(more)))
		return -EFAULT;
	spin_lock_irq(&lock);
	counter += more;
	spin_unlock_irq(&lock);
	return sizeof(more);
}

static const struct file_operations eventfd_fops = {
	.owner = THIS_MODULE,
	.read = eventfd_read,
	.write = eventfd_write,
	.llseek = no_llseek,
};

static struct miscdevice eventfd = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "eventfd",
	.fops = &eventfd_fops,
};

module_misc_device(eventfd);
MODULE_LICENSE("GPL");
