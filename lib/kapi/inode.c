// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Inodes: made when first opened, shared while open. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/slab.h>
#include <cf_state.h>

#include "vfs.h"

static struct {
	struct list_head of_devices;
	unsigned long last_ino;
} inodes __cf_state = {
	.of_devices = LIST_HEAD_INIT(inodes.of_devices),
};

struct inode *cf_inode_new(umode_t mode, dev_t rdev,
			   const struct file_operations *fops)
{
	struct inode *inode = kzalloc(sizeof(*inode), CF_VFS_GFP);

	if (!inode)
		return NULL;
	inode->i_mode = mode;
	inode->i_rdev = rdev;
	inode->i_fop = fops;
	inode->i_nlink = 1;
	inode->i_ino = ++inodes.last_ino;
	inode->i_mapping = &inode->i_data;
	inode->i_data.host = inode;
	spin_lock_init(&inode->i_lock);
	init_rwsem(&inode->i_rwsem);
	atomic_set(&inode->i_count, 1);
	INIT_LIST_HEAD(&inode->cf_list);
	INIT_LIST_HEAD(&inode->i_devices);
	return inode;
}

struct inode *cf_inode_of_dev(dev_t dev)
{
	struct inode *inode;

	list_for_each_entry(inode, &inodes.of_devices, cf_list)
		if (inode->i_rdev == dev) {
			ihold(inode);
			return inode;
		}
	inode = cf_inode_new(S_IFCHR | 0666, dev, &cf_chrdev_fops);
	if (inode)
		list_add(&inode->cf_list, &inodes.of_devices);
	return inode;
}

void ihold(struct inode *inode)
{
	atomic_inc(&inode->i_count);
}

void iput(struct inode *inode)
{
	if (!inode || !atomic_dec_and_test(&inode->i_count))
		return;
	list_del(&inode->cf_list);
	cf_ramfs_free(inode);
	kfree(inode);
}

struct timespec64 current_time(struct inode *inode)
{
	struct timespec64 now;

	ktime_get_real_ts64(&now);
	return now;
}

/* KAPI-STUB: omits access times. */
void file_accessed(struct file *file)
{
}

int file_update_time(struct file *file)
{
	struct inode *inode = file_inode(file);

	inode->i_mtime = current_time(inode);
	inode->i_ctime = inode->i_mtime;
	return 0;
}
