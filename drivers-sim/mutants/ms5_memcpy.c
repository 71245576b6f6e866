// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS5 by crash: a write moves what it was given with memcpy(). Kernel-side.
 * With -DTWIN: copy_from_user().
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 64

static u8 command[SIZE];

static ssize_t emulator_write(struct file *file, const char __user *ubuf,
			      size_t count, loff_t *ppos)
{
	u8 bounce[SIZE];

	count = min_t(size_t, count, SIZE);
#ifdef TWIN
	if (copy_from_user(bounce, ubuf, count))
		return -EFAULT;
#else
	/* BUG MS5 */
	memcpy(bounce, (const void *)ubuf, count);
#endif
	memcpy(command, bounce, count);
	return count;
}

static const struct file_operations emulator_fops = {
	.owner = THIS_MODULE,
	.write = emulator_write,
	.llseek = no_llseek,
};

static struct miscdevice emulator = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "emulator",
	.fops = &emulator_fops,
};

module_misc_device(emulator);
MODULE_LICENSE("GPL");
