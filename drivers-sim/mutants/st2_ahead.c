// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST2 by position: the position moves ahead of each block, and stays there when
 * the read fails. System calls since 3.14 drop it, callers in the kernel do
 * not. Kernel-side. With -DTWIN: it moves when all has arrived.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 120
#define BLOCK 32

static const u8 rom[SIZE] = "what the chip was programmed with at the factory";

static ssize_t rom_copy(char __user *ubuf, size_t count, loff_t *ppos)
{
	loff_t at = *ppos;
	size_t done, size;

	for (done = 0; done < count; done += size) {
		size = min_t(size_t, count - done, BLOCK);
#ifndef TWIN
		*ppos += size;
#endif
		/* BUG ST2 */
		if (copy_to_user(ubuf + done, rom + at + done, size))
			return -EFAULT;
	}
#ifdef TWIN
	*ppos += done;
#endif
	return done;
}

static ssize_t rom_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	if (*ppos < 0 || *ppos >= SIZE)
		return 0;
	return rom_copy(ubuf, min_t(size_t, count, SIZE - *ppos), ppos);
}

static loff_t rom_llseek(struct file *file, loff_t offset, int whence)
{
	return fixed_size_llseek(file, offset, whence, SIZE);
}

static const struct file_operations rom_fops = {
	.owner = THIS_MODULE,
	.read = rom_read,
	.llseek = rom_llseek,
};

static struct miscdevice rom_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "rom",
	.fops = &rom_fops,
};

module_misc_device(rom_device);
MODULE_LICENSE("GPL");
