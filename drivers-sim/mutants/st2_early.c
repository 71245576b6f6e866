// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST2 by position: the position moves before the copy, so a block that did not
 * arrive is skipped. Kernel-side. With -DTWIN: behind it.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 300

static u8 cells[SIZE];

static ssize_t flash_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	loff_t at = *ppos;

	if (at < 0 || at >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - at);
#ifndef TWIN
	*ppos += count;
#endif
	/* BUG ST2 */
	if (copy_to_user(ubuf, cells + at, count))
		return -EFAULT;
#ifdef TWIN
	*ppos += count;
#endif
	return count;
}

static ssize_t flash_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	return simple_write_to_buffer(cells, SIZE, ppos, ubuf, count);
}

static const struct file_operations flash_fops = {
	.owner = THIS_MODULE,
	.read = flash_read,
	.write = flash_write,
	.llseek = default_llseek,
};

static struct miscdevice flash = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "flash",
	.fops = &flash_fops,
};

module_misc_device(flash);
MODULE_LICENSE("GPL");
