// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K02: records from a fifo. What of a record arrived lies behind the count, and
 * the whole record comes again. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/kfifo.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct record {
	u64 time;
	u32 value;
	u32 flags;
};

#define RECORDS 16

static DEFINE_KFIFO(records, struct record, RECORDS);
static DEFINE_MUTEX(lock);

static ssize_t records_read(struct file *file, char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	unsigned int copied = 0;
	int err;

	if (count < sizeof(struct record))
		return -EINVAL;
	mutex_lock(&lock);
	err = kfifo_to_user(&records, ubuf, count, &copied);
	mutex_unlock(&lock);
	if (err && !copied)
		return err;
	return copied;
}

static const struct file_operations records_fops = {
	.owner = THIS_MODULE,
	.read = records_read,
	.llseek = no_llseek,
};

static struct miscdevice records_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "records",
	.fops = &records_fops,
};

static int __init records_start(void)
{
	struct record record = { .flags = 1 };

	for (record.value = 1; record.value < RECORDS; record.value++) {
		record.time += 1000 + record.value;
		kfifo_put(&records, record);
	}
	return misc_register(&records_device);
}

static void __exit records_stop(void)
{
	misc_deregister(&records_device);
}

module_init(records_start);
module_exit(records_stop);
MODULE_LICENSE("GPL");
