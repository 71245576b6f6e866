/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the files of lib/kapi that make up the file layer share: nodes (what
 * has a path), inodes, open files. Kernel-side.
 *
 *	path --cf_node--> inode --file_open()--> struct file --fd table--> fd
 *
 * A node is a name. A RANGE node stands for the minors of a cdev that no
 * device names; a DEVICE node for one number with a name of its own; a FILE
 * node (debugfs, proc, ramfs) has its inode for as long as it lives. A DIR
 * node can only be a parent. The inode of a number lives while somebody has
 * it open.
 */
#ifndef CF_KAPI_VFS_H
#define CF_KAPI_VFS_H

#include <linux/cdev.h>
#include <linux/fs.h>
#include <linux/list.h>

/*
 * Nodes, inodes and files are the file layer's own: what a driver leaks of
 * them shows as a node or a file that is left, not as memory.
 */
#define CF_VFS_GFP (GFP_KERNEL | __GFP_CF_INTERNAL)

enum cf_node_type {
	CF_NODE_RANGE,
	CF_NODE_DEVICE,
	CF_NODE_FILE,
	CF_NODE_DIR,
};

/**
 * struct cf_node - a path somebody can open
 * @path:   heap; of a RANGE, what stands before the minor
 * @dev:    RANGE: its first number; DEVICE: its number
 * @count:  RANGE: how many numbers
 * @driver: who made it, when its operations do not say; static storage
 * @is_hidden: not for cf_dev_get(): not a driver's
 * @dentry: FILE and DIR: what debugfs hands out
 * @inode:  FILE: the node holds a reference
 */
struct cf_node {
	struct list_head list;
	enum cf_node_type type;
	char *path;
	dev_t dev;
	unsigned int count;
	const char *driver;
	bool is_hidden;
	struct dentry dentry;
	struct inode *inode;
};

/* node.c */
struct cf_node *cf_node_add(enum cf_node_type type, const char *path,
			    dev_t dev, unsigned int count);
struct cf_node *cf_node_add_file(const char *path, umode_t mode,
				 const struct file_operations *fops,
				 void *private);
void cf_node_remove(struct cf_node *node);
void cf_node_remove_tree(struct cf_node *node);
struct cf_node *cf_node_find(const char *path);
/* The inode behind a path, with a reference, or ERR_PTR. */
struct inode *cf_node_lookup(const char *path);
char *cf_path_join(const char *dir, const char *name);

/* inode.c */
struct inode *cf_inode_new(umode_t mode, dev_t rdev,
			   const struct file_operations *fops);
struct inode *cf_inode_of_dev(dev_t dev);

/* chrdev.c */
extern const struct file_operations cf_chrdev_fops;
struct cdev *cf_cdev_find(dev_t dev);
/* Name of the region that holds @dev, or NULL. */
const char *cf_chrdev_region_name(dev_t dev);

/* misc.c */
int cf_misc_boot(void);
const struct file_operations *cf_misc_fops(unsigned int minor);

/* ramfs.c */
struct inode *cf_ramfs_create(const char *path, umode_t mode);
void cf_ramfs_truncate(struct inode *inode);
bool cf_file_is_ramfs(const struct file *file);
void cf_ramfs_use_rw(struct file *file);
void cf_ramfs_free(struct inode *inode);

/* vfs.c */
struct file *cf_file_open(struct inode *inode, const char *name, int flags);
/* The same without a call of ->open(). */
struct file *cf_file_make(struct inode *inode, const char *name, int flags);
struct file *cf_path_open(const char *path, int flags, umode_t mode);
unsigned int cf_file_era(const struct file *file);

#endif
