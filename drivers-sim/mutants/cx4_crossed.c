// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX4 by crash: a write holds one lock over its copy and then takes a second, a read
 * takes them the other way round: each waits for the other. Kernel-side. With
 * -DTWIN: in one order.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 64

static char data[SIZE];
static size_t used;
static DEFINE_MUTEX(data_lock);
static DEFINE_MUTEX(size_lock);

static ssize_t crossed_write(struct file *file, const char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	char fresh[SIZE];
	size_t size = min_t(size_t, count, SIZE);
	ssize_t ret = -EFAULT;

	mutex_lock(&data_lock);
	/* BUG CX4 */
	if (!copy_from_user(fresh, ubuf, size)) {
		mutex_lock(&size_lock);
		memcpy(data, fresh, size);
		used = size;
		ret = size;
		mutex_unlock(&size_lock);
	}
	mutex_unlock(&data_lock);
	return ret;
}

static void lock_both(void)
{
#ifdef TWIN
	mutex_lock(&data_lock);
	mutex_lock(&size_lock);
#else
	mutex_lock(&size_lock);
	mutex_lock(&data_lock);
#endif
}

static ssize_t crossed_read(struct file *file, char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	char copy[SIZE];
	size_t size;

	lock_both();
	size = min(count, used);
	memcpy(copy, data, size);
	mutex_unlock(&size_lock);
	mutex_unlock(&data_lock);
	return copy_to_user(ubuf, copy, size) ? -EFAULT : size;
}

static const struct file_operations crossed_fops = {
	.owner = THIS_MODULE,
	.read = crossed_read,
	.write = crossed_write,
	.llseek = no_llseek,
};

static struct miscdevice crossed = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "crossed",
	.fops = &crossed_fops,
};

module_misc_device(crossed);
MODULE_LICENSE("GPL");
