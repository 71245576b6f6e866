// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by crash and hostile: the count of a write is never held against the array
 * on the stack. The compiler knows the array, so kernels warn and refuse, and
 * the call fails: that it was made is the bug. Kernel-side. With -DTWIN: what
 * does not fit is refused.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define ROOM 64

static char message[ROOM];
static DEFINE_MUTEX(lock);

static ssize_t board_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	char text[ROOM];

#ifdef TWIN
	if (count > ROOM)
		return -EMSGSIZE;
#endif
	/* BUG MS2 */
	if (copy_from_user(text, ubuf, count))
		return -EFAULT;
	mutex_lock(&lock);
	memcpy(message, text, count);
	mutex_unlock(&lock);
	return count;
}

static ssize_t board_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	char text[ROOM];

	mutex_lock(&lock);
	memcpy(text, message, ROOM);
	mutex_unlock(&lock);
	return simple_read_from_buffer(ubuf, count, ppos, text, ROOM);
}

static const struct file_operations board_fops = {
	.owner = THIS_MODULE,
	.read = board_read,
	.write = board_write,
	.llseek = default_llseek,
};

static struct miscdevice board = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "board",
	.fops = &board_fops,
};

module_misc_device(board);
MODULE_LICENSE("GPL");
