// SPDX-License-Identifier: LGPL-2.1-or-later
/* Asking a file what it is ready for. Kernel-side. */
#include <linux/fs.h>
#include <linux/poll.h>

__poll_t vfs_poll(struct file *file, struct poll_table_struct *table)
{
	if (!file->f_op->poll)
		return DEFAULT_POLLMASK;
	return file->f_op->poll(file, table);
}
