// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS3 by state: memory is given to a file, under a handle that cannot be
 * delivered: nobody can free it before the file is closed. Kernel-side. With
 * -DTWIN: the handle goes out first.
 */
#include <linux/idr.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct grant {
	u32 size;
	u32 handle;
};

#define GRANT_MAKE _IOWR('G', 1, struct grant)
#define GRANT_MAX 4096

static DEFINE_IDR(grants);
static DEFINE_MUTEX(lock);

static long grant_take_back(int handle)
{
	kfree(idr_remove(&grants, handle));
	return -EFAULT;
}

static long grant_make(struct grant __user *ugrant)
{
	struct grant grant;
	void *memory;
	int handle;

	if (copy_from_user(&grant, ugrant, sizeof(grant)))
		return -EFAULT;
	if (!grant.size || grant.size > GRANT_MAX)
		return -EINVAL;
	memory = kzalloc(grant.size, GFP_KERNEL);
	if (!memory)
		return -ENOMEM;
	handle = idr_alloc(&grants, memory, 1, 0, GFP_KERNEL);
	if (handle < 0) {
		kfree(memory);
		return handle;
	}
	/* BUG RS3 */
	if (put_user(handle, &ugrant->handle))
#ifdef TWIN
		return grant_take_back(handle);
#else
		return -EFAULT;
#endif
	return 0;
}

static long grant_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long ret;

	if (cmd != GRANT_MAKE)
		return -ENOTTY;
	mutex_lock(&lock);
	ret = grant_make((struct grant __user *)arg);
	mutex_unlock(&lock);
	return ret;
}

static int grant_release(struct inode *inode, struct file *file)
{
	void *memory;
	int handle;

	mutex_lock(&lock);
	idr_for_each_entry(&grants, memory, handle)
		grant_take_back(handle);
	mutex_unlock(&lock);
	return 0;
}

static const struct file_operations grant_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = grant_ioctl,
	.release = grant_release,
};

static struct miscdevice grant_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "grant",
	.fops = &grant_fops,
};

module_misc_device(grant_device);
MODULE_LICENSE("GPL");
