// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS4 by fdtable: a descriptor is reserved, and not given back when the request
 * cannot be fetched: each failed call uses one up. Kernel-side. With -DTWIN: it
 * is given back.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct fence {
	u32 value;
	u32 flags;
};

#define FENCE_MAKE _IOW('k', 1, struct fence)

static const struct file_operations fence_file_fops = {
	.owner = THIS_MODULE,
};

static long fence_make(const struct fence __user *ufence)
{
	struct fence fence;
	struct file *file;
	int fd = get_unused_fd_flags(O_CLOEXEC);

	if (fd < 0)
		return fd;
	/* BUG RS4 */
	if (copy_from_user(&fence, ufence, sizeof(fence))) {
#ifdef TWIN
		put_unused_fd(fd);
#endif
		return -EFAULT;
	}
	file = anon_inode_getfile("fence", &fence_file_fops, NULL, O_RDWR);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}

static long fencer_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == FENCE_MAKE)
		return fence_make((const struct fence __user *)arg);
	return -ENOTTY;
}

static const struct file_operations fencer_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = fencer_ioctl,
};

static struct miscdevice fencer = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "fencer",
	.fops = &fencer_fops,
};

module_misc_device(fencer);
MODULE_LICENSE("GPL");
