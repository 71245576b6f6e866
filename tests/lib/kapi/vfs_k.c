// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that answers with what it was called with, for check_vfs.c:
 * /dev/cfvfs (misc), /dev/cfstream (stream_open), /dev/cfiter (iter
 * operations), /dev/cfrange0..2 (cdev without a device). Kernel-side.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/cdev.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "vfs_k.h"

struct vfs_calls vfs_calls;

static dev_t range;
static struct cdev range_cdev;

static int vfs_open(struct inode *inode, struct file *file)
{
	vfs_calls.opens++;
	vfs_calls.minor = iminor(inode);
	return vfs_calls.ret_open;
}

static int stream_open_one(struct inode *inode, struct file *file)
{
	vfs_calls.opens++;
	return stream_open(inode, file);
}

static int vfs_release(struct inode *inode, struct file *file)
{
	vfs_calls.releases++;
	return 0;
}

static ssize_t note(size_t count, loff_t *ppos)
{
	vfs_calls.calls++;
	vfs_calls.count = count;
	vfs_calls.has_pos = ppos != NULL;
	vfs_calls.pos = ppos ? *ppos : -1;
	if (vfs_calls.forced)
		return vfs_calls.ret;
	return count;
}

static ssize_t vfs_k_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	ssize_t ret = note(count, ppos);

	if (ppos)
		*ppos += count;
	if (count && count <= 4096 && clear_user(ubuf, count))
		return -EFAULT;
	return ret;
}

static ssize_t vfs_k_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	ssize_t ret = note(count, ppos);

	if (ppos)
		*ppos += count;
	return ret;
}

static const struct file_operations anon_fops = {
	.owner = THIS_MODULE,
};

/* The descriptor, but for what cannot be closed any more: 0. */
static long use_descriptor(unsigned int cmd)
{
	int fd = get_unused_fd_flags(0);
	struct file *file;

	if (cmd == VFS_FD_RETURN)
		put_unused_fd(fd);
	if (cmd <= VFS_FD_RETURN)
		return fd;
	file = anon_inode_getfile("vfs_k", &anon_fops, NULL, O_RDWR);
	if (IS_ERR(file))
		return PTR_ERR(file);
	fd_install(fd, file);
	if (cmd == VFS_FD_RETURN_INSTALLED)
		put_unused_fd(fd);
	if (cmd == VFS_FD_PUT_INSTALLED)
		fput(file);
	return fd;
}

static long vfs_k_ioctl(struct file *file, unsigned int cmd,
			unsigned long arg)
{
	if (cmd >= VFS_FD_RESERVE && cmd <= VFS_FD_PUT_INSTALLED)
		return use_descriptor(cmd);
	vfs_calls.calls++;
	vfs_calls.cmd = cmd;
	vfs_calls.arg = arg;
	return vfs_calls.forced ? vfs_calls.ret : 0;
}

static __poll_t vfs_k_poll(struct file *file, poll_table *wait)
{
	return EPOLLIN | EPOLLOUT | EPOLLHUP;
}

static const struct file_operations vfs_k_fops = {
	.owner = THIS_MODULE,
	.open = vfs_open,
	.release = vfs_release,
	.read = vfs_k_read,
	.write = vfs_k_write,
	.unlocked_ioctl = vfs_k_ioctl,
	.poll = vfs_k_poll,
	.llseek = default_llseek,
};

static const struct file_operations stream_fops = {
	.owner = THIS_MODULE,
	.open = stream_open_one,
	.read = vfs_k_read,
	.write = vfs_k_write,
};

static ssize_t iter_read(struct kiocb *iocb, struct iov_iter *to)
{
	size_t copied;

	vfs_calls.calls++;
	vfs_calls.count = iov_iter_count(to);
	vfs_calls.segments = to->nr_segs;
	copied = copy_to_iter("0123456789abcdef", 16, to);
	iocb->ki_pos += copied;
	return copied ? (ssize_t)copied : -EFAULT;
}

static ssize_t iter_write(struct kiocb *iocb, struct iov_iter *from)
{
	vfs_calls.calls++;
	vfs_calls.count = iov_iter_count(from);
	return copy_from_iter(vfs_calls.text, sizeof(vfs_calls.text), from);
}

static const struct file_operations iter_fops = {
	.owner = THIS_MODULE,
	.read_iter = iter_read,
	.write_iter = iter_write,
	.llseek = no_llseek,
};

static struct miscdevice devices[] = {
	{ .minor = MISC_DYNAMIC_MINOR, .name = "cfvfs", .fops = &vfs_k_fops },
	{ .minor = MISC_DYNAMIC_MINOR, .name = "cfstream",
	  .fops = &stream_fops },
	{ .minor = MISC_DYNAMIC_MINOR, .name = "cfiter", .fops = &iter_fops },
};

static int __init vfs_k_init(void)
{
	int ret = alloc_chrdev_region(&range, 0, 3, "cfrange");

	if (ret)
		return ret;
	cdev_init(&range_cdev, &vfs_k_fops);
	range_cdev.owner = THIS_MODULE;
	ret = cdev_add(&range_cdev, range, 3);
	for (unsigned int i = 0; !ret && i < ARRAY_SIZE(devices); i++)
		ret = misc_register(&devices[i]);
	return ret;
}
module_init(vfs_k_init);

static void __exit vfs_k_exit(void)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(devices); i++)
		misc_deregister(&devices[i]);
	cdev_del(&range_cdev);
	unregister_chrdev_region(range, 3);
}
module_exit(vfs_k_exit);

MODULE_LICENSE("GPL");
