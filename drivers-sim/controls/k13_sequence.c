// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K13, notes ST1: the reader's place in the log moves on before the record is
 * copied, so a record that cannot be is skipped. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define RECORDS 4

static const char *const record[RECORDS] = {
	"6,1,0,-;booting\n", "6,2,100,-;disk found\n",
	"4,3,220,-;disk is hot\n", "6,4,300,-;ready\n",
};
static unsigned int sequence;
static DEFINE_MUTEX(lock);

static ssize_t kmsg_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	const char *text;
	ssize_t ret = 0;

	mutex_lock(&lock);
	if (sequence < RECORDS) {
		text = record[sequence++];
		ret = strlen(text);
		if (ret > count)
			ret = -EINVAL;
		else if (copy_to_user(ubuf, text, ret))
			ret = -EFAULT;
	}
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations kmsg_fops = {
	.owner = THIS_MODULE,
	.read = kmsg_read,
	.llseek = no_llseek,
};

static struct miscdevice kmsg = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "kmsg",
	.fops = &kmsg_fops,
};

module_misc_device(kmsg);
MODULE_LICENSE("GPL");
