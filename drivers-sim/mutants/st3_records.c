// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST3 by state: a read hands out whole records, one after the other. When one
 * does not arrive those before it are gone, and -EFAULT does not tell. Kernel-
 * side. With -DTWIN: it returns those that arrived.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define RECORDS 6

struct record {
	u32 number;
	u32 value;
};

static struct record record[RECORDS] = {
	{ 1, 17 }, { 2, 34 }, { 3, 51 }, { 4, 68 }, { 5, 85 }, { 6, 102 },
};
static unsigned int next;
static DEFINE_MUTEX(lock);

static ssize_t log_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	ssize_t done = 0;

	mutex_lock(&lock);
	while (next < RECORDS && count - done >= sizeof(*record)) {
		/* BUG ST3 */
		if (copy_to_user(ubuf + done, &record[next], sizeof(*record))) {
#ifdef TWIN
			done = done ?: -EFAULT;
#else
			done = -EFAULT;
#endif
			break;
		}
		done += sizeof(*record);
		next++;
	}
	mutex_unlock(&lock);
	return done;
}

static const struct file_operations log_fops = {
	.owner = THIS_MODULE,
	.read = log_read,
	.llseek = no_llseek,
};

static struct miscdevice log = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "log",
	.fops = &log_fops,
};

module_misc_device(log);
MODULE_LICENSE("GPL");
