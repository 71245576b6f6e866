/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files without a name. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_ANON_INODES_H
#define _LINUX_ANON_INODES_H

#include <linux/fs.h>

struct file *anon_inode_getfile(const char *name,
				const struct file_operations *fops,
				void *priv, int flags)
	__cfk(anon_inode_getfile);
int anon_inode_getfd(const char *name, const struct file_operations *fops,
		     void *priv, int flags) __cfk(anon_inode_getfd);

#endif
