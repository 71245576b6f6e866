// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV7 by undercount: a word that tells the type goes out before the event and
 * is not counted, so user space never looks at the last four bytes. Kernel-
 * side. With -DTWIN: it is counted.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define TYPE_BYTES sizeof(u32)
#define EVENT 12
#define EVENTS 3

static const u8 event[EVENT] = "plugged in!";
static unsigned int sent;
static DEFINE_MUTEX(lock);

static ssize_t events_send(char __user *ubuf)
{
	const u32 type = 0x10;
	ssize_t ret = EVENT;

	if (copy_to_user(ubuf, &type, TYPE_BYTES))
		return -EFAULT;
	/* BUG RV7 */
	if (copy_to_user(ubuf + TYPE_BYTES, event, EVENT))
		return -EFAULT;
#ifdef TWIN
	ret += TYPE_BYTES;
#endif
	sent++;
	return ret;
}

static ssize_t events_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t ret = 0;

	if (count < TYPE_BYTES + EVENT)
		return -EINVAL;
	mutex_lock(&lock);
	if (sent < EVENTS)
		ret = events_send(ubuf);
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations events_fops = {
	.owner = THIS_MODULE,
	.read = events_read,
	.llseek = no_llseek,
};

static struct miscdevice events = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "events",
	.fops = &events_fops,
};

module_misc_device(events);
MODULE_LICENSE("GPL");
