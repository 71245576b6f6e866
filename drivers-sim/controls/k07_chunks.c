// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K07: a read goes over several buffers, takes from each what arrived, and says
 * -EFAULT only when nothing did. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define CHUNKS 5
#define LENGTH 17

static const u8 chunk[CHUNKS][LENGTH] = {
	"a first reply", "and another", "a third", "the fourth one", "the end",
};
static size_t done;		/* bytes, of all chunks */
static DEFINE_MUTEX(lock);

static ssize_t xenbus_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t got = 0;

	mutex_lock(&lock);
	while (got < count && done < CHUNKS * LENGTH) {
		size_t at = done % LENGTH;
		size_t size = min_t(size_t, count - got, LENGTH - at);
		size_t left = copy_to_user(ubuf + got,
					   chunk[done / LENGTH] + at, size);

		got += size - left;
		done += size - left;
		if (!left)
			continue;
		if (!got)
			got = -EFAULT;
		break;
	}
	mutex_unlock(&lock);
	return got;
}

static const struct file_operations xenbus_fops = {
	.owner = THIS_MODULE,
	.read = xenbus_read,
	.llseek = no_llseek,
};

static struct miscdevice xenbus = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "xenbus",
	.fops = &xenbus_fops,
};

module_misc_device(xenbus);
MODULE_LICENSE("GPL");
