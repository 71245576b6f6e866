// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Regular files in memory, for drivers that write to files themselves.
 * Kernel-side.
 *
 * A file made here lasts until the run is undone; there is no unlink. It has
 * iter operations; opened for a driver older than 4.1 also ->read and
 * ->write, which such a driver calls under set_fs(KERNEL_DS).
 */
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uio.h>

#include "read_write.h"
#include "vfs.h"

/* Enough for a log; a driver that writes more gets -ENOSPC. */
#define SIZE_MAX_FILE (16UL << 20)

struct ramfs_file {
	char *data;
	size_t capacity;
};

static const char *const directories[] = {
	"/", "/tmp", "/var", "/var/log", "/var/run", "/var/tmp", "/run",
	"/etc", "/root", "/home", "/mnt", "/data",
};

static struct ramfs_file *ramfs_of(struct inode *inode)
{
	return inode->i_private;
}

static ssize_t ramfs_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct inode *inode = file_inode(iocb->ki_filp);
	size_t wanted = iov_iter_count(to), copied;

	if (iocb->ki_pos >= inode->i_size || !wanted)
		return 0;
	wanted = min_t(size_t, wanted, inode->i_size - iocb->ki_pos);
	copied = copy_to_iter(ramfs_of(inode)->data + iocb->ki_pos, wanted,
			      to);
	iocb->ki_pos += copied;
	return copied ? (ssize_t)copied : -EFAULT;
}

/* Room for @size bytes; what is new reads as zero. */
static int ramfs_grow(struct ramfs_file *ramfs, size_t size)
{
	size_t capacity = max_t(size_t, ramfs->capacity * 2, 256);
	char *data;

	if (size <= ramfs->capacity)
		return 0;
	if (size > SIZE_MAX_FILE)
		return -ENOSPC;
	while (capacity < size)
		capacity *= 2;
	data = kzalloc(capacity, CF_VFS_GFP);
	if (!data)
		return -ENOSPC;
	if (ramfs->data)
		memcpy(data, ramfs->data, ramfs->capacity);
	kfree(ramfs->data);
	ramfs->data = data;
	ramfs->capacity = capacity;
	return 0;
}

static ssize_t ramfs_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct inode *inode = file_inode(iocb->ki_filp);
	size_t wanted = iov_iter_count(from), copied;
	int ret;

	if (!wanted)
		return 0;
	if (iocb->ki_flags & IOCB_APPEND)
		iocb->ki_pos = inode->i_size;
	if (iocb->ki_pos > (loff_t)SIZE_MAX_FILE)
		return -EFBIG;
	ret = ramfs_grow(ramfs_of(inode), iocb->ki_pos + wanted);
	if (ret)
		return ret;
	copied = copy_from_iter(ramfs_of(inode)->data + iocb->ki_pos, wanted,
				from);
	iocb->ki_pos += copied;
	if (iocb->ki_pos > inode->i_size && copied)
		inode->i_size = iocb->ki_pos;
	return copied ? (ssize_t)copied : -EFAULT;
}

static ssize_t ramfs_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	struct iov_iter iter;

	iov_iter_ubuf(&iter, ITER_DEST, ubuf, count);
	return cf_call_iter(file, &iter, ppos, ramfs_read_iter);
}

static ssize_t ramfs_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	struct iov_iter iter;

	iov_iter_ubuf(&iter, ITER_SOURCE, (void __user *)ubuf, count);
	return cf_call_iter(file, &iter, ppos, ramfs_write_iter);
}

static const struct file_operations ramfs_fops = {
	.llseek = generic_file_llseek,
	.read_iter = ramfs_read_iter,
	.write_iter = ramfs_write_iter,
	.fsync = noop_fsync,
};

static const struct file_operations ramfs_rw_fops = {
	.llseek = generic_file_llseek,
	.read = ramfs_read,
	.write = ramfs_write,
	.read_iter = ramfs_read_iter,
	.write_iter = ramfs_write_iter,
	.fsync = noop_fsync,
};

bool cf_file_is_ramfs(const struct file *file)
{
	return file->f_inode->i_fop == &ramfs_fops;
}

void cf_ramfs_use_rw(struct file *file)
{
	if (file->f_op == &ramfs_fops)
		file->f_op = &ramfs_rw_fops;
}

static bool has_dir(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? slash - path : 0;

	for (unsigned int i = 0; slash && i < ARRAY_SIZE(directories); i++)
		if (!strncmp(directories[i], path, len ? len : 1) &&
		    !directories[i][len ? len : 1])
			return true;
	return false;
}

struct inode *cf_ramfs_create(const char *path, umode_t mode)
{
	struct ramfs_file *ramfs;
	struct cf_node *node;

	if (!has_dir(path))
		return ERR_PTR(-ENOENT);
	ramfs = kzalloc(sizeof(*ramfs), CF_VFS_GFP);
	if (!ramfs)
		return ERR_PTR(-ENOMEM);
	node = cf_node_add_file(path, mode, &ramfs_fops, ramfs);
	if (!node) {
		kfree(ramfs);
		return ERR_PTR(-ENOMEM);
	}
	node->is_hidden = true;
	ihold(node->inode);
	return node->inode;
}

void cf_ramfs_truncate(struct inode *inode)
{
	if (inode->i_fop != &ramfs_fops)
		return;
	/* Bytes past the end must read as zero when the file grows again. */
	if (inode->i_size)
		memset(ramfs_of(inode)->data, 0, inode->i_size);
	inode->i_size = 0;
}

void cf_ramfs_free(struct inode *inode)
{
	if (inode->i_fop != &ramfs_fops)
		return;
	kfree(ramfs_of(inode)->data);
	kfree(ramfs_of(inode));
}
