// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST2 by position: a short read is reported as it should be, but the position
 * moves by what was asked for. Kernel-side. With -DTWIN: by what moved.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 200

static u8 bytes[SIZE] = "the contents of a small read-only memory";

static ssize_t rom_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	unsigned long left;

	if (*ppos < 0 || *ppos >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - *ppos);
	/* BUG ST2 */
	left = copy_to_user(ubuf, bytes + *ppos, count);
	if (left == count)
		return -EFAULT;
#ifdef TWIN
	*ppos += count - left;
#else
	*ppos += count;
#endif
	return count - left;
}

static const struct file_operations rom_fops = {
	.owner = THIS_MODULE,
	.read = rom_read,
	.llseek = default_llseek,
};

static struct miscdevice rom = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "rom",
	.fops = &rom_fops,
};

module_misc_device(rom);
MODULE_LICENSE("GPL");
