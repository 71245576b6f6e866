/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files under /sys/kernel/debug. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_DEBUGFS_H
#define _LINUX_DEBUGFS_H

#include <linux/fs.h>
#include <linux/seq_file.h>
#include <linux/cf_label.h>

struct debugfs_blob_wrapper {
	void *data;
	unsigned long size;
};

struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops)
	__cfk(debugfs_create_file);
struct dentry *debugfs_create_dir(const char *name, struct dentry *parent)
	__cfk(debugfs_create_dir);
void debugfs_remove(struct dentry *dentry) __cfk(debugfs_remove);
struct dentry *debugfs_lookup(const char *name, struct dentry *parent)
	__cfk(debugfs_lookup);
void debugfs_lookup_and_remove(const char *name, struct dentry *parent)
	__cfk(debugfs_lookup_and_remove);
struct dentry *debugfs_create_blob(const char *name, umode_t mode,
				   struct dentry *parent,
				   struct debugfs_blob_wrapper *blob)
	__cfk(debugfs_create_blob);

#define debugfs_remove_recursive debugfs_remove
#define debugfs_create_file_unsafe debugfs_create_file

#define CF_DEBUGFS_VALUE(suffix, type)					\
	void debugfs_create_##suffix(const char *name, umode_t mode,	\
				     struct dentry *parent, type *value) \
		__cfk(debugfs_create_##suffix)
CF_DEBUGFS_VALUE(u8, u8);
CF_DEBUGFS_VALUE(u16, u16);
CF_DEBUGFS_VALUE(u32, u32);
CF_DEBUGFS_VALUE(u64, u64);
CF_DEBUGFS_VALUE(x8, u8);
CF_DEBUGFS_VALUE(x16, u16);
CF_DEBUGFS_VALUE(x32, u32);
CF_DEBUGFS_VALUE(x64, u64);
CF_DEBUGFS_VALUE(size_t, size_t);
CF_DEBUGFS_VALUE(bool, bool);

static inline bool debugfs_initialized(void)
{
	return true;
}

#endif
