// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K17: a read tries again while something moves, and ends with what it has when
 * nothing does; the rest stays for the next. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 96

static const u8 data[SIZE] = "what the host has sent to the printer so far";
static size_t taken;
static DEFINE_MUTEX(lock);

static ssize_t printer_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	size_t copied = 0;

	mutex_lock(&lock);
	count = min_t(size_t, count, SIZE - taken);
	while (copied < count) {
		size_t size = count - copied;

		size -= copy_to_user(ubuf + copied, data + taken, size);
		if (!size)
			break;
		copied += size;
		taken += size;
	}
	mutex_unlock(&lock);
	return copied || !count ? copied : -EFAULT;
}

static const struct file_operations printer_fops = {
	.owner = THIS_MODULE,
	.read = printer_read,
	.llseek = no_llseek,
};

static struct miscdevice printer = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "printer",
	.fops = &printer_fops,
};

module_misc_device(printer);
MODULE_LICENSE("GPL");
