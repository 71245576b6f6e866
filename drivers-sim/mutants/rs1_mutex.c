// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS1 by balance: one of several ways out for a failed copy forgets that the
 * mutex is held. Kernel-side. With -DTWIN: it does not.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define RECORDS 4

static u32 entries[RECORDS] = { 3, 1, 4, 1 };
static const char head[] = "table:";
static DEFINE_MUTEX(lock);

static ssize_t table_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	ssize_t ret = -EFAULT;

	if (count < sizeof(head) + sizeof(entries))
		return -EINVAL;
	if (!mutex_trylock(&lock))
		return -EBUSY;
	if (copy_to_user(ubuf, head, sizeof(head)))
		goto out_unlock;
	/* BUG RS1 */
	if (copy_to_user(ubuf + sizeof(head), entries, sizeof(entries)))
#ifdef TWIN
		goto out_unlock;
#else
		return -EFAULT;
#endif
	ret = sizeof(head) + sizeof(entries);
out_unlock:
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations table_fops = {
	.owner = THIS_MODULE,
	.read = table_read,
	.llseek = no_llseek,
};

static struct miscdevice table = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "table",
	.fops = &table_fops,
};

module_misc_device(table);
MODULE_LICENSE("GPL");
