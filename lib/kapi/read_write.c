// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Reading, writing and seeking: what is checked before a driver sees a call,
 * and what becomes of the position after it. Kernel-side.
 *
 * The driver is called even for a count of zero. Its position is a copy, which
 * is written back on success; NULL for a stream.
 */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/fsnotify.h>
#include <linux/module.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "fresh.h"
#include "read_write.h"
#include "vfs.h"

static int verify_area_of(struct file *file, const loff_t *ppos, size_t count)
{
	if ((ssize_t)count < 0)
		return -EINVAL;
	if (!ppos)
		return 0;
	if (*ppos < 0) {
		if (!(file->f_mode & FMODE_UNSIGNED_OFFSET))
			return -EINVAL;
		/* Both count as unsigned: they may meet at the top. */
		if (count >= -*ppos)
			return -EOVERFLOW;
	} else if ((loff_t)(*ppos + count) < 0 &&
		   !(file->f_mode & FMODE_UNSIGNED_OFFSET)) {
		return -EINVAL;
	}
	return 0;
}

static int may_read(const struct file *file)
{
	if (!(file->f_mode & FMODE_READ))
		return -EBADF;
	return file->f_mode & FMODE_CAN_READ ? 0 : -EINVAL;
}

static int may_write(const struct file *file)
{
	if (!(file->f_mode & FMODE_WRITE))
		return -EBADF;
	return file->f_mode & FMODE_CAN_WRITE ? 0 : -EINVAL;
}

ssize_t cf_call_iter(struct file *file, struct iov_iter *iter, loff_t *ppos,
		     iter_op_t op)
{
	struct kiocb iocb;
	ssize_t ret;

	init_sync_kiocb(&iocb, file);
	iocb.ki_pos = ppos ? *ppos : 0;
	if (file->f_flags & O_APPEND)
		iocb.ki_flags |= IOCB_APPEND;
	cf_stack_paint();
	ret = op(&iocb, iter);
	if (ppos)
		*ppos = iocb.ki_pos;
	return ret;
}

static ssize_t read_by_iter(struct file *file, char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	struct iov_iter iter;

	iov_iter_ubuf(&iter, ITER_DEST, ubuf, count);
	return cf_call_iter(file, &iter, ppos, file->f_op->read_iter);
}

static ssize_t write_by_iter(struct file *file, const char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	struct iov_iter iter;

	iov_iter_ubuf(&iter, ITER_SOURCE, (void __user *)ubuf, count);
	return cf_call_iter(file, &iter, ppos, file->f_op->write_iter);
}

ssize_t vfs_read(struct file *file, char __user *ubuf, size_t count,
		 loff_t *ppos)
{
	ssize_t ret = may_read(file);

	if (ret)
		return ret;
	if (!access_ok(ubuf, count))
		return -EFAULT;
	ret = verify_area_of(file, ppos, count);
	if (ret)
		return ret;
	if (count > MAX_RW_COUNT)
		count = MAX_RW_COUNT;
	cf_stack_paint();
	if (file->f_op->read)
		ret = file->f_op->read(file, ubuf, count, ppos);
	else
		ret = read_by_iter(file, ubuf, count, ppos);
	if (ret > 0)
		fsnotify_access(file);
	return ret;
}

ssize_t vfs_write(struct file *file, const char __user *ubuf, size_t count,
		  loff_t *ppos)
{
	ssize_t ret = may_write(file);

	if (ret)
		return ret;
	if (!access_ok(ubuf, count))
		return -EFAULT;
	ret = verify_area_of(file, ppos, count);
	if (ret)
		return ret;
	if (count > MAX_RW_COUNT)
		count = MAX_RW_COUNT;
	cf_stack_paint();
	if (file->f_op->write)
		ret = file->f_op->write(file, ubuf, count, ppos);
	else
		ret = write_by_iter(file, ubuf, count, ppos);
	if (ret > 0)
		fsnotify_modify(file);
	return ret;
}

/* A driver without an iter operation is called once for each segment. */
static ssize_t loop_segments(struct file *file, struct iov_iter *iter,
			     loff_t *ppos, bool is_write)
{
	ssize_t done = 0, ret;
	size_t len;

	while (iov_iter_count(iter)) {
		char __user *ubuf = cf_iter_user_ptr(iter);

		len = iov_iter_single_seg_count(iter);
		if (is_write)
			ret = file->f_op->write(file, ubuf, len, ppos);
		else
			ret = file->f_op->read(file, ubuf, len, ppos);
		if (ret < 0)
			return done ? done : ret;
		done += ret;
		if ((size_t)ret != len)
			break;
		iov_iter_advance(iter, ret);
	}
	return done;
}

ssize_t cf_vfs_readv(struct file *file, struct iov_iter *iter, loff_t *ppos)
{
	ssize_t ret = may_read(file);

	if (ret || !iov_iter_count(iter))
		return ret;
	ret = verify_area_of(file, ppos, iov_iter_count(iter));
	if (ret)
		return ret;
	if (file->f_op->read_iter)
		return cf_call_iter(file, iter, ppos, file->f_op->read_iter);
	return loop_segments(file, iter, ppos, false);
}

ssize_t cf_vfs_writev(struct file *file, struct iov_iter *iter, loff_t *ppos)
{
	ssize_t ret = may_write(file);

	if (ret || !iov_iter_count(iter))
		return ret;
	ret = verify_area_of(file, ppos, iov_iter_count(iter));
	if (ret)
		return ret;
	if (file->f_op->write_iter)
		return cf_call_iter(file, iter, ppos, file->f_op->write_iter);
	return loop_segments(file, iter, ppos, true);
}

ssize_t vfs_iter_read(struct file *file, struct iov_iter *iter, loff_t *ppos,
		      int flags)
{
	return file->f_op->read_iter ? cf_vfs_readv(file, iter, ppos) : -EINVAL;
}

ssize_t vfs_iter_write(struct file *file, struct iov_iter *iter, loff_t *ppos,
		       int flags)
{
	return file->f_op->write_iter ? cf_vfs_writev(file, iter, ppos) :
					-EINVAL;
}

loff_t vfs_llseek(struct file *file, loff_t offset, int whence)
{
	if (!(file->f_mode & FMODE_LSEEK))
		return -ESPIPE;
	if (!file->f_op->llseek)
		return default_llseek(file, offset, whence);
	return file->f_op->llseek(file, offset, whence);
}

int vfs_fsync_range(struct file *file, loff_t start, loff_t end, int datasync)
{
	const struct file_operations *ops = file->f_op;

	if (ops->CF_FOP_FSYNC)
		return ops->CF_FOP_FSYNC(file, start, end, datasync);
	if (ops->CF_FOP_FSYNC_INT)
		return ops->CF_FOP_FSYNC_INT(file, datasync);
	if (ops->CF_FOP_FSYNC_DENTRY)
		return ops->CF_FOP_FSYNC_DENTRY(file, file->f_path.dentry,
						datasync);
	return -EINVAL;
}

int vfs_fsync(struct file *file, int datasync)
{
	return vfs_fsync_range(file, 0, OFFSET_MAX, datasync);
}

int vfs_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	const struct file_operations *ops = file->f_op;
	int ret;

	cf_stack_paint();
	if (ops->unlocked_ioctl)
		ret = ops->unlocked_ioctl(file, cmd, arg);
	else if (ops->CF_FOP_IOCTL)
		ret = ops->CF_FOP_IOCTL(file->f_inode, file, cmd, arg);
	else
		return -ENOTTY;
	return ret == -ENOIOCTLCMD ? -ENOTTY : ret;
}
