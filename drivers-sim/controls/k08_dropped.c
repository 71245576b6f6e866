// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K08: the lock of the screen is dropped around each copy, and taken again
 * whatever came of it; what was delivered counts. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SIZE 160
#define PIECE 32

static u8 screen[SIZE] = "a screen of two lines of eighty columns";
static DEFINE_MUTEX(lock);

/* Caller holds the lock, and does so on return. */
static size_t piece_send(char __user *ubuf, loff_t pos, size_t size)
{
	u8 copy[PIECE];
	size_t left;

	memcpy(copy, screen + pos, size);
	mutex_unlock(&lock);
	left = copy_to_user(ubuf, copy, size);
	mutex_lock(&lock);
	return size - left;
}

static ssize_t vcs_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	ssize_t got = 0;

	if (*ppos < 0 || *ppos >= SIZE)
		return 0;
	count = min_t(size_t, count, SIZE - *ppos);
	mutex_lock(&lock);
	while (got < count) {
		size_t size = min_t(size_t, count - got, PIECE);
		size_t done = piece_send(ubuf + got, *ppos + got, size);

		got += done;
		if (done < size)
			break;
	}
	mutex_unlock(&lock);
	if (!got)
		return -EFAULT;
	*ppos += got;
	return got;
}

static const struct file_operations vcs_fops = {
	.owner = THIS_MODULE,
	.read = vcs_read,
	.llseek = default_llseek,
};

static struct miscdevice vcs = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "vcs",
	.fops = &vcs_fops,
};

module_misc_device(vcs);
MODULE_LICENSE("GPL");
