// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The names under which files can be found: one flat list of paths, in order
 * of registration. What is behind a name is the business of whoever added it.
 * Kernel-side.
 */
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/major.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "param.h"
#include "vfs.h"

/* More minors than this are listed by the first one only. */
#define RANGE_LISTED 16

static struct {
	struct list_head list;
} nodes __cf_state = {
	.list = LIST_HEAD_INIT(nodes.list),
};

char *cf_path_join(const char *dir, const char *name)
{
	return kasprintf(GFP_KERNEL, "%s/%s", dir, name);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void name_dentry(struct cf_node *node)
{
	struct dentry *dentry = &node->dentry;

	strscpy((char *)dentry->d_iname, base_name(node->path),
		sizeof(dentry->d_iname));
	dentry->d_name.name = dentry->d_iname;
	dentry->d_name.len = strlen((char *)dentry->d_iname);
	dentry->d_parent = dentry;
	dentry->cf_node = node;
}

struct cf_node *cf_node_add(enum cf_node_type type, const char *path,
			    dev_t dev, unsigned int count)
{
	struct cf_node *node = kzalloc(sizeof(*node), CF_VFS_GFP);
	struct module *module = cf_module_loading();

	if (!node)
		return NULL;
	node->path = kstrdup(path, CF_VFS_GFP);
	if (!node->path) {
		kfree(node);
		return NULL;
	}
	node->type = type;
	node->dev = dev;
	node->count = count;
	node->driver = module ? module->name : "";
	name_dentry(node);
	list_add_tail(&node->list, &nodes.list);
	return node;
}

struct cf_node *cf_node_add_file(const char *path, umode_t mode,
				 const struct file_operations *fops,
				 void *private)
{
	struct cf_node *node = cf_node_add(CF_NODE_FILE, path, 0, 0);

	if (!node)
		return NULL;
	node->inode = cf_inode_new(S_IFREG | (mode & S_IALLUGO), 0, fops);
	if (!node->inode) {
		cf_node_remove(node);
		return NULL;
	}
	node->inode->i_private = private;
	node->inode->cf_node = node;
	node->dentry.d_inode = node->inode;
	return node;
}

void cf_node_remove(struct cf_node *node)
{
	list_del(&node->list);
	if (node->inode) {
		node->inode->cf_node = NULL;
		iput(node->inode);
	}
	kfree(node->path);
	kfree(node);
}

static bool is_below(const char *path, const struct cf_node *dir, size_t len)
{
	return !strncmp(path, dir->path, len) && path[len] == '/';
}

void cf_node_remove_tree(struct cf_node *node)
{
	size_t len = strlen(node->path);
	struct cf_node *below, *next;

	list_for_each_entry_safe(below, next, &nodes.list, list)
		if (is_below(below->path, node, len))
			cf_node_remove(below);
	cf_node_remove(node);
}

struct cf_node *cf_node_find(const char *path)
{
	struct cf_node *node;

	list_for_each_entry(node, &nodes.list, list)
		if (node->type != CF_NODE_RANGE && !strcmp(node->path, path))
			return node;
	return NULL;
}

/* "/dev/scull" and "/dev/scull3" of a range named /dev/scull. */
static int match_range(const struct cf_node *node, const char *path,
		       dev_t *dev)
{
	size_t len = strlen(node->path);
	unsigned int minor = MINOR(node->dev);

	if (strncmp(path, node->path, len))
		return 0;
	if (path[len] && kstrtouint(path + len, 10, &minor))
		return 0;
	*dev = MKDEV(MAJOR(node->dev), minor);
	return minor - MINOR(node->dev) < node->count;
}

/* A number without a name is reached as /dev/char/MAJOR:MINOR. */
static bool match_number(const char *path, dev_t *dev)
{
	unsigned int major, minor;

	if (sscanf(path, "/dev/char/%u:%u", &major, &minor) != 2)
		return false;
	*dev = MKDEV(major, minor);
	return true;
}

struct inode *cf_node_lookup(const char *path)
{
	struct cf_node *node = cf_node_find(path);
	struct inode *inode;
	dev_t dev;

	if (node && node->type == CF_NODE_DIR)
		return ERR_PTR(-EISDIR);
	if (node && node->type == CF_NODE_FILE) {
		ihold(node->inode);
		return node->inode;
	}
	if (node) {
		dev = node->dev;
		goto found;
	}
	list_for_each_entry(node, &nodes.list, list)
		if (node->type == CF_NODE_RANGE &&
		    match_range(node, path, &dev))
			goto found;
	if (!match_number(path, &dev))
		return ERR_PTR(-ENOENT);
found:
	inode = cf_inode_of_dev(dev);
	return inode ? inode : ERR_PTR(-ENOMEM);
}

/* Is this number listed under a name of its own? */
static bool has_device_node(dev_t dev)
{
	struct cf_node *node;

	list_for_each_entry(node, &nodes.list, list)
		if (node->type == CF_NODE_DEVICE && node->dev == dev)
			return true;
	return false;
}

static unsigned int ops_mask(const struct file_operations *ops)
{
	unsigned int mask = 0;

	if (!ops)
		return 0;
	mask |= ops->read ? CF_DEV_READ : 0;
	mask |= ops->write ? CF_DEV_WRITE : 0;
	mask |= ops->read_iter ? CF_DEV_READ_ITER : 0;
	mask |= ops->write_iter ? CF_DEV_WRITE_ITER : 0;
	mask |= ops->unlocked_ioctl || ops->CF_FOP_IOCTL ? CF_DEV_IOCTL : 0;
	mask |= ops->poll ? CF_DEV_POLL : 0;
	mask |= ops->llseek ? CF_DEV_LLSEEK : 0;
	mask |= ops->mmap ? CF_DEV_MMAP : 0;
	mask |= ops->fsync ? CF_DEV_FSYNC : 0;
	return mask;
}

static void fill_info(struct cf_dev_info *info, const struct cf_node *node,
		      dev_t dev)
{
	struct cdev *cdev = node->type == CF_NODE_FILE ? NULL :
							 cf_cdev_find(dev);
	const struct file_operations *ops = NULL;
	const char *driver = node->driver;

	if (cdev && MAJOR(dev) == MISC_MAJOR)
		ops = cf_misc_fops(MINOR(dev));
	else if (cdev)
		ops = cdev->ops;
	else if (node->inode)
		ops = node->inode->i_fop;
	if (cdev && cdev->owner)
		driver = cdev->owner->name;
	else if (ops && ops->owner)
		driver = ops->owner->name;
	else if (cdev && cdev->cf_driver)
		driver = cdev->cf_driver;
	if (node->type == CF_NODE_RANGE)
		snprintf(info->path, sizeof(info->path), "%s%u", node->path,
			 MINOR(dev));
	else
		strscpy(info->path, node->path, sizeof(info->path));
	strscpy(info->driver, driver, sizeof(info->driver));
	info->major = MAJOR(dev);
	info->minor = MINOR(dev);
	info->ops = ops_mask(ops);
}

/* The @skip-th number of a node that has no other name. */
static bool pick_number(const struct cf_node *node, unsigned int *skip,
			dev_t *dev)
{
	unsigned int listed = node->count > RANGE_LISTED ? 1 : node->count;

	for (unsigned int i = 0; i < listed; i++) {
		*dev = node->dev + i;
		if (!has_device_node(*dev) && !(*skip)--)
			return true;
	}
	return false;
}

int cf_dev_get(unsigned int index, struct cf_dev_info *info)
{
	unsigned int skip = index;
	struct cf_node *node;
	dev_t dev = 0;

	list_for_each_entry(node, &nodes.list, list) {
		if (node->is_hidden || node->type == CF_NODE_DIR)
			continue;
		if (node->type == CF_NODE_RANGE) {
			if (!pick_number(node, &skip, &dev))
				continue;
		} else {
			dev = node->dev;
			if (node->type == CF_NODE_DEVICE && !cf_cdev_find(dev))
				continue;
			if (skip--)
				continue;
		}
		fill_info(info, node, dev);
		return 0;
	}
	return -ENOENT;
}
