/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What vfs_k.c was called with, and what it is to answer. Seen by both sides.
 */
#ifndef TESTS_VFS_K_H
#define TESTS_VFS_K_H

/* ioctls of /dev/cfvfs that do something with a descriptor of their own. */
enum {
	VFS_FD_RESERVE = 0xfd00,	/* and leave it so */
	VFS_FD_RETURN,			/* reserve, give back */
	VFS_FD_INSTALL,			/* a file */
	VFS_FD_RETURN_INSTALLED,	/* give back what is installed */
	VFS_FD_PUT_INSTALLED,		/* drop the reference of a descriptor */
};

struct vfs_calls {
	unsigned int opens;
	unsigned int releases;
	unsigned int calls;
	unsigned int minor;
	unsigned long count;
	unsigned long segments;
	int has_pos;
	long long pos;
	unsigned int cmd;
	unsigned long arg;
	char text[32];
	int ret_open;
	int forced;	/* answer @ret instead of the count */
	long ret;
};

extern struct vfs_calls vfs_calls;

#endif
