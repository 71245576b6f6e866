// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST9 by watchdog: what could not be copied is tried again until all is out, so
 * a bad address is tried for ever. Kernel-side. With -DTWIN: it ends when
 * nothing moves.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 64

static u8 page[SIZE] = "a page that the host has sent to the printer";
static DEFINE_MUTEX(lock);

static ssize_t printer_read(struct file *file, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	size_t copied = 0;

	count = min_t(size_t, count, SIZE);
	mutex_lock(&lock);
	while (copied < count) {
		size_t size = count - copied;

		/* BUG ST9 */
		size -= copy_to_user(ubuf + copied, page + copied, size);
#ifdef TWIN
		if (!size)
			break;
#endif
		copied += size;
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
