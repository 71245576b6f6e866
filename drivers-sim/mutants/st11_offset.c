// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST11 by poison: simple_write_to_buffer() fills a fresh buffer from *ppos on,
 * so a write behind the start leaves its head to chance, and that is what is
 * parsed. Kernel-side. With -DTWIN: a write begins at the start.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define ROOM 64

static u32 address;

static ssize_t csr_parse(char *text, size_t size)
{
	text[size] = '\0';
	return kstrtou32(text, 0, &address);
}

static ssize_t csr_write(struct file *file, const char __user *ubuf,
			 size_t count, loff_t *ppos)
{
	ssize_t size, ret;
	char *buf;

#ifdef TWIN
	if (*ppos)
		return 0;
#endif
	if (count > ROOM)
		return -EINVAL;
	buf = kmalloc(ROOM + 1, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	/* BUG ST11 */
	size = simple_write_to_buffer(buf, ROOM, ppos, ubuf, count);
	ret = -EFAULT;
	if (size == count)
		ret = csr_parse(buf, *ppos) ?: size;
	kfree(buf);
	return ret;
}

static const struct file_operations csr_fops = {
	.owner = THIS_MODULE,
	.write = csr_write,
	.llseek = default_llseek,
};

static struct miscdevice csr = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "csr",
	.fops = &csr_fops,
};

module_misc_device(csr);
MODULE_LICENSE("GPL");
