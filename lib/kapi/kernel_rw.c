// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files read and written by the kernel itself. Kernel-side.
 *
 * Since 4.14 these take kernel pointers as they are and need a file with iter
 * operations; before, they opened the address limit and called whatever the
 * file had.
 */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/bug.h>
#include <linux/uio.h>
#include <cf_context.h>

#include "read_write.h"
#include "vfs.h"

ssize_t __kernel_read(struct file *file, void *buf, size_t count, loff_t *pos)
{
	struct kvec kvec = { .iov_base = buf, .iov_len = count };
	struct iov_iter iter;

	if (WARN_ON_ONCE(!(file->f_mode & FMODE_READ)))
		return -EINVAL;
	if (!(file->f_mode & FMODE_CAN_READ))
		return -EINVAL;
	if (file->f_op->read || !file->f_op->read_iter)
		return WARN_ON_ONCE(1) ? -EINVAL : 0;
	if (kvec.iov_len > MAX_RW_COUNT)
		kvec.iov_len = MAX_RW_COUNT;
	iov_iter_kvec(&iter, ITER_DEST, &kvec, 1, kvec.iov_len);
	return cf_call_iter(file, &iter, pos, file->f_op->read_iter);
}

ssize_t kernel_read(struct file *file, void *buf, size_t count, loff_t *pos)
{
	if (pos && *pos < 0)
		return -EINVAL;
	return __kernel_read(file, buf, count, pos);
}

ssize_t __kernel_write(struct file *file, const void *buf, size_t count,
		       loff_t *pos)
{
	struct kvec kvec = { .iov_base = (void *)buf, .iov_len = count };
	struct iov_iter iter;

	if (WARN_ON_ONCE(!(file->f_mode & FMODE_WRITE)))
		return -EBADF;
	if (!(file->f_mode & FMODE_CAN_WRITE))
		return -EINVAL;
	if (file->f_op->write || !file->f_op->write_iter)
		return WARN_ON_ONCE(1) ? -EINVAL : 0;
	if (kvec.iov_len > MAX_RW_COUNT)
		kvec.iov_len = MAX_RW_COUNT;
	iov_iter_kvec(&iter, ITER_SOURCE, &kvec, 1, kvec.iov_len);
	return cf_call_iter(file, &iter, pos, file->f_op->write_iter);
}

ssize_t kernel_write(struct file *file, const void *buf, size_t count,
		     loff_t *pos)
{
	if (pos && *pos < 0)
		return -EINVAL;
	return __kernel_write(file, buf, count, pos);
}

/* The forms before 4.14. */
int cf_kernel_read_at(struct file *file, loff_t offset, char *addr,
		      unsigned long count) __cfk(kernel_read_at);
ssize_t cf_kernel_write_at(struct file *file, const char *buf, size_t count,
			   loff_t pos) __cfk(kernel_write_at);

int cf_kernel_read_at(struct file *file, loff_t offset, char *addr,
		      unsigned long count)
{
	unsigned long limit = cf_context()->addr_limit;
	ssize_t ret;

	cf_context()->addr_limit = ~0UL;
	ret = vfs_read(file, (char __user *)addr, count, &offset);
	cf_context()->addr_limit = limit;
	return ret;
}

ssize_t cf_kernel_write_at(struct file *file, const char *buf, size_t count,
			   loff_t pos)
{
	unsigned long limit = cf_context()->addr_limit;
	ssize_t ret;

	cf_context()->addr_limit = ~0UL;
	ret = vfs_write(file, (const char __user *)buf, count, &pos);
	cf_context()->addr_limit = limit;
	return ret;
}
