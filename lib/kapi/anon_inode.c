// SPDX-License-Identifier: LGPL-2.1-or-later
/* Files without a name, made by the kernel for a task. Kernel-side. */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/file.h>
#include <linux/module.h>

#include "vfs.h"

/* These have no open(): the maker hands over what open() would find. */
struct file *anon_inode_getfile(const char *name,
				const struct file_operations *fops,
				void *priv, int flags)
{
	struct inode *inode = cf_inode_new(0600, 0, fops);
	struct file *file;

	if (!inode)
		return ERR_PTR(-ENOMEM);
	file = cf_file_make(inode, name, flags & (O_ACCMODE | O_NONBLOCK));
	if (!IS_ERR(file))
		file->private_data = priv;
	return file;
}

int anon_inode_getfd(const char *name, const struct file_operations *fops,
		     void *priv, int flags)
{
	int fd = get_unused_fd_flags(flags);
	struct file *file;

	if (fd < 0)
		return fd;
	file = anon_inode_getfile(name, fops, priv, flags);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}
