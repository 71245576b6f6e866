// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K09: memory is read piece by piece. When one piece does not arrive the call
 * fails, though others have: what user memory holds then nobody promised, and
 * the position stays. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SIZE 240
#define PIECE 64

static const u8 memory[SIZE] = "physical memory";

static ssize_t mem_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	loff_t pos = *ppos;
	size_t got = 0;

	if (pos < 0 || pos >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - pos);
	while (got < count) {
		size_t size = min_t(size_t, count - got, PIECE);

		if (copy_to_user(ubuf + got, memory + pos + got, size))
			return -EFAULT;
		got += size;
	}
	*ppos += got;
	return got;
}

static const struct file_operations mem_fops = {
	.owner = THIS_MODULE,
	.read = mem_read,
	.llseek = default_llseek,
};

static struct miscdevice mem = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "mem",
	.fops = &mem_fops,
};

module_misc_device(mem);
MODULE_LICENSE("GPL");
