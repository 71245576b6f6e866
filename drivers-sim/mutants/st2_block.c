// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST2 by position: the position moves block by block, before each is copied; of
 * a read that ends at a block that did not arrive it moves too far. Kernel-
 * side. With -DTWIN: behind each copy.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 200
#define BLOCK 64

static const u8 cells[SIZE] = "the contents of a flash chip of three blocks";

static ssize_t flash_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	ssize_t total = 0;

	if (*ppos < 0 || *ppos >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - *ppos);
	while (total < count) {
		size_t size = min_t(size_t, count - total, BLOCK);
		loff_t at = *ppos;

#ifndef TWIN
		*ppos += size;
#endif
		/* BUG ST2 */
		if (copy_to_user(ubuf + total, cells + at, size))
			return total ?: -EFAULT;
#ifdef TWIN
		*ppos += size;
#endif
		total += size;
	}
	return total;
}

static const struct file_operations flash_fops = {
	.owner = THIS_MODULE,
	.read = flash_read,
	.llseek = default_llseek,
};

static struct miscdevice flash = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "flash",
	.fops = &flash_fops,
};

module_misc_device(flash);
MODULE_LICENSE("GPL");
