// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K15, notes RS3 ST8: the descriptor is installed, and its number cannot be
 * delivered. It stays: another thread may have found it already, and it is
 * closed when the process ends. Kernel-side.
 */
#include <linux/anon_inodes.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define BUFFER_GETFD _IOWR('i', 1, s32)

static const struct file_operations buffer_file_fops = {
	.owner = THIS_MODULE,
};

static long buffer_getfd(s32 __user *uarg)
{
	s32 index, fd;

	if (get_user(index, uarg))
		return -EFAULT;
	if (index > 1)
		return -ENODEV;
	fd = anon_inode_getfd("buffer", &buffer_file_fops, NULL, O_CLOEXEC);
	if (fd < 0)
		return fd;
	/* Left open: once it is installed it is user space's. */
	if (put_user(fd, uarg))
		return -EFAULT;
	return 0;
}

static long iio_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == BUFFER_GETFD)
		return buffer_getfd((s32 __user *)arg);
	return -ENOTTY;
}

static const struct file_operations iio_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = iio_ioctl,
};

static struct miscdevice iio = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "iio",
	.fops = &iio_fops,
};

module_misc_device(iio);
MODULE_LICENSE("GPL");
