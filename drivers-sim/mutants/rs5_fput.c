// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS5 by fdtable: the descriptor owns the file once it is installed; when its
 * number cannot be delivered the driver drops the reference a second time.
 * Kernel-side. With -DTWIN: it is installed when its number is out.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define BUFFER_EXPORT _IOR('b', 1, s32)

static const struct file_operations buffer_file_fops = {
	.owner = THIS_MODULE,
};

static long buffer_export(s32 __user *ufd)
{
	int fd = get_unused_fd_flags(O_CLOEXEC);
	struct file *file;

	if (fd < 0)
		return fd;
	file = anon_inode_getfile("buffer", &buffer_file_fops, NULL, O_RDWR);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
#ifdef TWIN
	if (put_user(fd, ufd)) {
		put_unused_fd(fd);
		fput(file);
		return -EFAULT;
	}
	fd_install(fd, file);
#else
	fd_install(fd, file);
	/* BUG RS5 */
	if (put_user(fd, ufd)) {
		fput(file);
		return -EFAULT;
	}
#endif
	return 0;
}

static long rpc_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == BUFFER_EXPORT)
		return buffer_export((s32 __user *)arg);
	return -ENOTTY;
}

static const struct file_operations rpc_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = rpc_ioctl,
};

static struct miscdevice rpc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "rpc",
	.fops = &rpc_fops,
};

module_misc_device(rpc);
MODULE_LICENSE("GPL");
