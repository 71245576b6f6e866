// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state and retry: each open file has a cursor of its own into a ring. A
 * short copy moves it by what was asked for, f_pos by what was delivered: only
 * who goes on reading on the same file finds the gap. Kernel-side. With -DTWIN:
 * the cursor moves by what was delivered.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define RING 64
#define LENGTH 600

struct reader {
	size_t cursor;
};

static u8 ring[RING];

static int ring_open(struct inode *inode, struct file *file)
{
	struct reader *reader = kzalloc(sizeof(*reader), GFP_KERNEL);

	if (!reader)
		return -ENOMEM;
	for (int i = 0; i < RING; i++)
		ring[i] = 7 * i + 1;
	file->private_data = reader;
	return 0;
}

static int ring_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static ssize_t ring_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	struct reader *reader = file->private_data;
	size_t done = 0;

	while (done < count && reader->cursor < LENGTH) {
		size_t at = reader->cursor % RING;
		size_t size = min3((size_t)RING - at, count - done,
				   LENGTH - reader->cursor);
		size_t left;

		/* BUG ST1 */
		left = copy_to_user(ubuf + done, ring + at, size);
		done += size - left;
#ifdef TWIN
		reader->cursor += size - left;
#else
		reader->cursor += size;
#endif
		if (left)
			break;
	}
	*ppos += done;
	return done || !count || reader->cursor >= LENGTH ? done : -EFAULT;
}

static const struct file_operations ring_fops = {
	.owner = THIS_MODULE,
	.open = ring_open,
	.read = ring_read,
	.release = ring_release,
};

static struct miscdevice ring_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ring",
	.fops = &ring_fops,
};

module_misc_device(ring_device);
MODULE_LICENSE("GPL");
