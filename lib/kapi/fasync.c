// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Who wants SIGIO from a file. Kernel-side.
 * KAPI-STUB: omits the signal: kill_fasync() walks the list and sends none.
 */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/slab.h>

static int fasync_remove(struct file *file, struct fasync_struct **fapp)
{
	struct fasync_struct *entry;

	for (; (entry = *fapp) != NULL; fapp = &entry->fa_next) {
		if (entry->fa_file != file)
			continue;
		*fapp = entry->fa_next;
		file->f_flags &= ~FASYNC;
		kfree(entry);
		return 1;
	}
	return 0;
}

static int fasync_add(int fd, struct file *file, struct fasync_struct **fapp)
{
	struct fasync_struct *entry;

	for (entry = *fapp; entry; entry = entry->fa_next)
		if (entry->fa_file == file) {
			entry->fa_fd = fd;
			return 0;
		}
	entry = kzalloc(sizeof(*entry), GFP_KERNEL);
	if (!entry)
		return -ENOMEM;
	entry->magic = FASYNC_MAGIC;
	entry->fa_file = file;
	entry->fa_fd = fd;
	entry->fa_next = *fapp;
	*fapp = entry;
	file->f_flags |= FASYNC;
	return 1;
}

int fasync_helper(int fd, struct file *file, int on,
		  struct fasync_struct **fapp)
{
	return on ? fasync_add(fd, file, fapp) : fasync_remove(file, fapp);
}

void kill_fasync(struct fasync_struct **fp, int sig, int band)
{
	struct fasync_struct *entry;

	for (entry = *fp; entry; entry = entry->fa_next)
		if (entry->magic != FASYNC_MAGIC)
			return;
}
