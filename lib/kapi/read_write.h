/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What syscall.c and kernel_rw.c ask of read_write.c. Kernel-side. */
#ifndef CF_KAPI_READ_WRITE_H
#define CF_KAPI_READ_WRITE_H

#include <linux/fs.h>

typedef ssize_t (*iter_op_t)(struct kiocb *iocb, struct iov_iter *iter);

/* Run one iter operation at *@ppos and move it; NULL: a stream. */
ssize_t cf_call_iter(struct file *file, struct iov_iter *iter, loff_t *ppos,
		     iter_op_t op);
ssize_t cf_vfs_readv(struct file *file, struct iov_iter *iter, loff_t *ppos);
ssize_t cf_vfs_writev(struct file *file, struct iov_iter *iter, loff_t *ppos);

#endif
