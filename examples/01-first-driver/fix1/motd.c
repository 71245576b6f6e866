// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * motd: a message of the day. What is written to /dev/motd replaces the
 * message, and a reader gets it. One bug is left. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

static DEFINE_MUTEX(motd_lock);
static char message[80] = "Welcome.\n";
static size_t message_len = 9;

static ssize_t motd_read(struct file *file, char __user *ubuf, size_t size,
			 loff_t *ppos)
{
	ssize_t ret;

	mutex_lock(&motd_lock);
	ret = simple_read_from_buffer(ubuf, size, ppos, message, message_len);
	mutex_unlock(&motd_lock);
	return ret;
}

static ssize_t motd_write(struct file *file, const char __user *ubuf,
			  size_t size, loff_t *ppos)
{
	if (size > sizeof(message))
		return -EINVAL;
	mutex_lock(&motd_lock);
	if (copy_from_user(message, ubuf, size)) {
		mutex_unlock(&motd_lock);
		return -EFAULT;
	}
	message_len = size;
	mutex_unlock(&motd_lock);
	return size;
}

static const struct file_operations motd_fops = {
	.owner = THIS_MODULE,
	.read = motd_read,
	.write = motd_write,
	.llseek = default_llseek,
};

static struct miscdevice motd = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "motd",
	.fops = &motd_fops,
};
module_misc_device(motd);
MODULE_LICENSE("GPL");
