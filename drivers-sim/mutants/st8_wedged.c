// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST8 by retry: a flag that keeps a second upload out is set before the first one is
 * fetched, and stays set when that fails. Kernel-side. With -DTWIN: it is
 * cleared on every way out.
 */
#include <linux/bitops.h>
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define BUSY 0
#define TABLE 16

#define TABLE_LOAD _IOW('T', 1, __u32[TABLE])

static unsigned long state;
static u32 table[TABLE];

static long table_load(u32 __user *utable)
{
	u32 fresh[TABLE];

	if (test_and_set_bit(BUSY, &state))
		return -EBUSY;
	/* BUG ST8 */
	if (copy_from_user(fresh, utable, sizeof(fresh))) {
#ifdef TWIN
		clear_bit(BUSY, &state);
#endif
		return -EFAULT;
	}
	memcpy(table, fresh, sizeof(table));
	clear_bit(BUSY, &state);
	return 0;
}

static long table_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return cmd == TABLE_LOAD ? table_load((u32 __user *)arg) : -ENOTTY;
}

static ssize_t table_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	return simple_read_from_buffer(ubuf, count, ppos, table, sizeof(table));
}

static const struct file_operations table_fops = {
	.owner = THIS_MODULE,
	.read = table_read,
	.unlocked_ioctl = table_ioctl,
	.llseek = default_llseek,
};

static struct miscdevice table_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "table",
	.fops = &table_fops,
};

module_misc_device(table_device);
MODULE_LICENSE("GPL");
