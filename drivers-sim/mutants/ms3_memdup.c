// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS3 by crash: a length is checked, and what is fetched behind the check brings
 * another, which is used. The number of the ioctl is spelt out where it is used.
 * Kernel-side. With -DTWIN: the length that was checked is used.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 32

struct blob {
	u32 size;
	u32 tag;
	u8 body[SIZE];
};

static u8 stored[SIZE];
static DEFINE_MUTEX(lock);

static long blob_set(struct blob __user *ublob)
{
	struct blob *blob;
	u32 size;

	if (get_user(size, &ublob->size))
		return -EFAULT;
	if (size > SIZE)
		return -EINVAL;
	/* BUG MS3 */
	blob = memdup_user(ublob, sizeof(*blob));
	if (IS_ERR(blob))
		return PTR_ERR(blob);
#ifdef TWIN
	blob->size = size;
#endif
	mutex_lock(&lock);
	memcpy(stored, blob->body, blob->size);
	mutex_unlock(&lock);
	kfree(blob);
	return 0;
}

static long blob_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == _IOW('b', 1, struct blob))
		return blob_set((struct blob __user *)arg);
	return -ENOTTY;
}

static const struct file_operations blob_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = blob_ioctl,
};

static struct miscdevice blob_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "blob",
	.fops = &blob_fops,
};

module_misc_device(blob_device);
MODULE_LICENSE("GPL");
