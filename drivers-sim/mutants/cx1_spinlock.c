// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX1 by atomic: a line is fetched with the spinlock held. Kernel-side. With
 * -DTWIN: it is fetched before, and moved under the lock.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 80

static u8 line[SIZE];
static DEFINE_SPINLOCK(lock);

static ssize_t tty_write(struct file *file, const char __user *ubuf,
			 size_t count, loff_t *ppos)
{
	size_t size = min_t(size_t, count, SIZE);
	unsigned long flags, left;
#ifdef TWIN
	u8 bounce[SIZE];

	left = copy_from_user(bounce, ubuf, size);
	spin_lock_irqsave(&lock, flags);
	memcpy(line, bounce, size - left);
	spin_unlock_irqrestore(&lock, flags);
#else
	spin_lock_irqsave(&lock, flags);
	/* BUG CX1 */
	left = copy_from_user(line, ubuf, size);
	spin_unlock_irqrestore(&lock, flags);
#endif
	if (left && left == size)
		return -EFAULT;
	return size - left;
}

static const struct file_operations tty_fops = {
	.owner = THIS_MODULE,
	.write = tty_write,
	.llseek = no_llseek,
};

static struct miscdevice tty = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "tty",
	.fops = &tty_fops,
};

module_misc_device(tty);
MODULE_LICENSE("GPL");
