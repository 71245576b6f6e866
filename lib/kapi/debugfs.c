// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files under /sys/kernel/debug. Kernel-side.
 * KAPI-STUB: omits the guard of open files: after debugfs_remove() an open
 * file still reaches the driver.
 */
#include <linux/debugfs.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "vfs.h"

#define DEBUGFS_ROOT "/sys/kernel/debug"

static char *path_of(const char *name, struct dentry *parent)
{
	const char *dir = parent ? parent->cf_node->path : DEBUGFS_ROOT;

	return cf_path_join(dir, name);
}

struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops)
{
	struct cf_node *node;
	char *path;

	if (IS_ERR(parent))
		return parent;
	path = path_of(name, parent);
	if (!path)
		return ERR_PTR(-ENOMEM);
	node = cf_node_find(path) ? NULL :
	       cf_node_add_file(path, mode, fops, data);
	kfree(path);
	return node ? &node->dentry : ERR_PTR(-EEXIST);
}

struct dentry *debugfs_create_dir(const char *name, struct dentry *parent)
{
	struct cf_node *node;
	char *path;

	if (IS_ERR(parent))
		return parent;
	path = path_of(name, parent);
	if (!path)
		return ERR_PTR(-ENOMEM);
	node = cf_node_find(path) ? NULL :
	       cf_node_add(CF_NODE_DIR, path, 0, 0);
	kfree(path);
	return node ? &node->dentry : ERR_PTR(-EEXIST);
}

void debugfs_remove(struct dentry *dentry)
{
	if (!IS_ERR_OR_NULL(dentry))
		cf_node_remove_tree(dentry->cf_node);
}

struct dentry *debugfs_lookup(const char *name, struct dentry *parent)
{
	struct cf_node *node;
	char *path = path_of(name, parent);

	node = path ? cf_node_find(path) : NULL;
	kfree(path);
	return node ? &node->dentry : NULL;
}

void debugfs_lookup_and_remove(const char *name, struct dentry *parent)
{
	debugfs_remove(debugfs_lookup(name, parent));
}

static ssize_t blob_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	struct debugfs_blob_wrapper *blob = file->private_data;

	return simple_read_from_buffer(ubuf, count, ppos, blob->data,
				       blob->size);
}

static const struct file_operations blob_fops = {
	.read = blob_read,
	.open = simple_open,
	.llseek = default_llseek,
};

struct dentry *debugfs_create_blob(const char *name, umode_t mode,
				   struct dentry *parent,
				   struct debugfs_blob_wrapper *blob)
{
	return debugfs_create_file(name, mode & 0644, parent, blob,
				   &blob_fops);
}

/* As much of what the user wrote as a number may be long. */
static int take_text(char *text, size_t size, const char __user *ubuf,
		     size_t count)
{
	if (count >= size)
		return -EINVAL;
	if (copy_from_user(text, ubuf, count))
		return -EFAULT;
	text[count] = '\0';
	return 0;
}

static int write_number(const char __user *ubuf, size_t count,
			unsigned long long *value)
{
	char text[32];
	int ret = take_text(text, sizeof(text), ubuf, count);

	return ret ? ret : kstrtoull(text, 0, value);
}

/* A number as text, one line. Reading and writing differ by type only. */
static ssize_t read_number(char __user *ubuf, size_t count, loff_t *ppos,
			   unsigned long long value, bool is_hex, int digits)
{
	char text[32];
	int len;

	len = scnprintf(text, sizeof(text), is_hex ? "0x%0*llx\n" : "%*llu\n",
			is_hex ? digits : 1, value);
	return simple_read_from_buffer(ubuf, count, ppos, text, len);
}

#define VALUE_FILE(suffix, type, is_hex)				\
static ssize_t read_##suffix(struct file *file, char __user *ubuf,	\
			     size_t count, loff_t *ppos)		\
{									\
	return read_number(ubuf, count, ppos,				\
			   *(type *)file->private_data, is_hex,		\
			   2 * sizeof(type));				\
}									\
static ssize_t write_##suffix(struct file *file,			\
			      const char __user *ubuf, size_t count,	\
			      loff_t *ppos)				\
{									\
	unsigned long long value;					\
	int ret = write_number(ubuf, count, &value);		\
									\
	if (ret)							\
		return ret;						\
	*(type *)file->private_data = value;				\
	return count;							\
}									\
static const struct file_operations suffix##_fops = {			\
	.read = read_##suffix,						\
	.write = write_##suffix,					\
	.open = simple_open,						\
	.llseek = noop_llseek,						\
};									\
void debugfs_create_##suffix(const char *name, umode_t mode,		\
			     struct dentry *parent, type *value)	\
{									\
	debugfs_create_file(name, mode, parent, value, &suffix##_fops);	\
}

VALUE_FILE(u8, u8, false)
VALUE_FILE(u16, u16, false)
VALUE_FILE(u32, u32, false)
VALUE_FILE(u64, u64, false)
VALUE_FILE(x8, u8, true)
VALUE_FILE(x16, u16, true)
VALUE_FILE(x32, u32, true)
VALUE_FILE(x64, u64, true)
VALUE_FILE(size_t, size_t, false)

static ssize_t read_bool(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	bool value = *(bool *)file->private_data;

	return simple_read_from_buffer(ubuf, count, ppos, value ? "Y\n" :
				       "N\n", 2);
}

static ssize_t write_bool(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	char text[8];
	int ret = take_text(text, sizeof(text), ubuf, count);

	if (!ret)
		ret = kstrtobool(text, file->private_data);
	return ret ? ret : (ssize_t)count;
}

static const struct file_operations bool_fops = {
	.read = read_bool,
	.write = write_bool,
	.open = simple_open,
	.llseek = default_llseek,
};

void debugfs_create_bool(const char *name, umode_t mode,
			 struct dentry *parent, bool *value)
{
	debugfs_create_file(name, mode, parent, value, &bool_fops);
}
