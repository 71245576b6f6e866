/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The table of open descriptors. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_FILE_H
#define _LINUX_FILE_H

#include <linux/fs.h>

struct fd {
	struct file *file;
	unsigned int flags;
};

struct file *fget(unsigned int fd) __cfk(fget);
int get_unused_fd_flags(unsigned int flags) __cfk(get_unused_fd_flags);
void put_unused_fd(unsigned int fd) __cfk(put_unused_fd);
void fd_install(unsigned int fd, struct file *file) __cfk(fd_install);
int close_fd(unsigned int fd) __cfk(close_fd);

#define get_unused_fd() get_unused_fd_flags(0)

static inline struct fd fdget(unsigned int fd)
{
	return (struct fd) { .file = fget(fd) };
}

static inline void fdput(struct fd fd)
{
	if (fd.file)
		fput(fd.file);
}

#endif
