// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * slot: 64 bytes behind /dev/slot. A short copy moves what arrived and counts
 * it; when nothing arrived it is -EFAULT, and nothing has changed. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SLOT_SIZE 64

static char slot[SLOT_SIZE];

/* Bytes of @size that lie in the slot from @pos on. */
static size_t room(size_t size, loff_t pos)
{
	return pos < SLOT_SIZE ? min_t(size_t, size, SLOT_SIZE - pos) : 0;
}

static ssize_t slot_read(struct file *file, char __user *ubuf, size_t size,
			 loff_t *ppos)
{
	size_t copied;

	size = room(size, *ppos);
	copied = size - copy_to_user(ubuf, slot + *ppos, size);
	if (size && !copied)
		return -EFAULT;
	*ppos += copied;
	return copied;
}

static ssize_t slot_write(struct file *file, const char __user *ubuf,
			  size_t size, loff_t *ppos)
{
	char new[SLOT_SIZE];
	size_t copied;

	size = room(size, *ppos);
	if (!size)
		return -ENOSPC;
	copied = size - copy_from_user(new, ubuf, size);
	if (!copied)
		return -EFAULT;
	memcpy(slot + *ppos, new, copied);
	*ppos += copied;
	return copied;
}

static const struct file_operations slot_fops = {
	.owner = THIS_MODULE,
	.read = slot_read,
	.write = slot_write,
	.llseek = default_llseek,
};

static struct miscdevice slot_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "slot",
	.fops = &slot_fops,
};

static int __init slot_init(void)
{
	memset(slot, '.', sizeof(slot));
	return misc_register(&slot_device);
}

static void __exit slot_exit(void)
{
	misc_deregister(&slot_device);
}

module_init(slot_init);
module_exit(slot_exit);
MODULE_LICENSE("GPL");
