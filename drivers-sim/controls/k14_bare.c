// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K14: what a new descriptor leads to is freed when that is closed, if only by
 * the end of the process; its operations name no owner. Kernel-side.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct timeline {
	u32 value;
};

#define TIMELINE_MAKE _IOWR('T', 1, u32)

static int timeline_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations timeline_file_fops = {
	.release = timeline_release,
};

static struct file *timeline_file(u32 value)
{
	struct timeline *timeline = kzalloc(sizeof(*timeline), GFP_KERNEL);
	struct file *file;

	if (!timeline)
		return ERR_PTR(-ENOMEM);
	timeline->value = value;
	file = anon_inode_getfile("timeline", &timeline_file_fops, timeline,
				  O_RDWR);
	if (IS_ERR(file))
		kfree(timeline);
	return file;
}

static int timeline_give(int fd, u32 __user *uvalue)
{
	struct file *file;
	u32 value;

	if (get_user(value, uvalue))
		return -EFAULT;
	file = timeline_file(value);
	if (IS_ERR(file))
		return PTR_ERR(file);
	if (put_user(fd, uvalue)) {
		fput(file);
		return -EFAULT;
	}
	fd_install(fd, file);
	return 0;
}

static long timeline_ioctl(struct file *file, unsigned int cmd,
			   unsigned long arg)
{
	int error, fd;

	if (cmd != TIMELINE_MAKE)
		return -ENOTTY;
	fd = get_unused_fd_flags(O_CLOEXEC);
	if (fd < 0)
		return fd;
	error = timeline_give(fd, (u32 __user *)arg);
	if (error)
		put_unused_fd(fd);
	return error;
}

static const struct file_operations timeline_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = timeline_ioctl,
};

static struct miscdevice timeline_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "timeline",
	.fops = &timeline_fops,
};

module_misc_device(timeline_device);
MODULE_LICENSE("GPL");
