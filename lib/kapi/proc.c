// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files under /proc. Kernel-side.
 *
 * proc_ops and seq_operations are turned into file operations when the entry
 * is made, so that the file layer knows one kind only.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "vfs.h"

static struct proc_dir_entry *entry_of(const struct inode *inode)
{
	return inode->i_private;
}

void *pde_data(const struct inode *inode)
{
	return entry_of(inode)->data;
}

/* Drivers look for their data by pde_data(), not in i_private. */
static struct proc_dir_entry *entry_new(const char *name, umode_t mode,
					struct proc_dir_entry *parent)
{
	struct proc_dir_entry *entry = kzalloc(sizeof(*entry), GFP_KERNEL);
	char *path = cf_path_join(parent ? parent->cf_node->path : "/proc",
				  name);
	bool is_dir = S_ISDIR(mode);

	if (!entry || !path || cf_node_find(path))
		goto out_free;
	entry->cf_node = is_dir ?
		cf_node_add(CF_NODE_DIR, path, 0, 0) :
		cf_node_add_file(path, mode ? mode : 0444, &entry->cf_fops,
				 entry);
	if (!entry->cf_node)
		goto out_free;
	kfree(path);
	entry->cf_node->dentry.d_fsdata = entry;
	entry->name = (const char *)entry->cf_node->dentry.d_iname;
	entry->mode = mode;
	entry->parent = parent;
	return entry;
out_free:
	kfree(path);
	kfree(entry);
	return NULL;
}

struct proc_dir_entry *cf_proc_create_fops(const char *name, umode_t mode,
					   struct proc_dir_entry *parent,
					   const struct file_operations *fops,
					   void *data)
{
	struct proc_dir_entry *entry = entry_new(name, mode, parent);

	if (!entry)
		return NULL;
	entry->cf_fops = *fops;
	entry->data = data;
	return entry;
}

struct proc_dir_entry *cf_proc_create_ops(struct module *owner,
					  const char *name, umode_t mode,
					  struct proc_dir_entry *parent,
					  const struct proc_ops *ops,
					  void *data)
{
	const struct file_operations fops = {
		.owner = owner,
		.open = ops->proc_open,
		.read = ops->proc_read,
		.read_iter = ops->proc_read_iter,
		.write = ops->proc_write,
		.llseek = ops->proc_lseek,
		.release = ops->proc_release,
		.poll = ops->proc_poll,
		.unlocked_ioctl = ops->proc_ioctl,
		.mmap = ops->proc_mmap,
	};

	return cf_proc_create_fops(name, mode, parent, &fops, data);
}

static int proc_seq_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *entry = entry_of(inode);

	if (entry->cf_state_size)
		return seq_open_private(file, entry->cf_seq_ops,
					entry->cf_state_size);
	return seq_open(file, entry->cf_seq_ops);
}

static int proc_seq_release(struct inode *inode, struct file *file)
{
	if (entry_of(inode)->cf_state_size)
		return seq_release_private(inode, file);
	return seq_release(inode, file);
}

struct proc_dir_entry *cf_proc_create_seq(struct module *owner,
					  const char *name, umode_t mode,
					  struct proc_dir_entry *parent,
					  const struct seq_operations *ops,
					  unsigned int state_size, void *data)
{
	const struct file_operations fops = {
		.owner = owner,
		.open = proc_seq_open,
		.read_iter = seq_read_iter,
		.llseek = seq_lseek,
		.release = proc_seq_release,
	};
	struct proc_dir_entry *entry =
		cf_proc_create_fops(name, mode, parent, &fops, data);

	if (entry) {
		entry->cf_seq_ops = ops;
		entry->cf_state_size = state_size;
	}
	return entry;
}

static int proc_single_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *entry = entry_of(inode);

	return single_open(file, entry->cf_single_show, entry->data);
}

struct proc_dir_entry *
cf_proc_create_single(struct module *owner, const char *name, umode_t mode,
		      struct proc_dir_entry *parent,
		      int (*show)(struct seq_file *m, void *v), void *data)
{
	const struct file_operations fops = {
		.owner = owner,
		.open = proc_single_open,
		.read_iter = seq_read_iter,
		.llseek = seq_lseek,
		.release = single_release,
	};
	struct proc_dir_entry *entry =
		cf_proc_create_fops(name, mode, parent, &fops, data);

	if (entry)
		entry->cf_single_show = show;
	return entry;
}

struct proc_dir_entry *proc_mkdir_data(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       void *data)
{
	struct proc_dir_entry *entry = entry_new(name, S_IFDIR | mode, parent);

	if (entry)
		entry->data = data;
	return entry;
}

struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent)
{
	return proc_mkdir_data(name, 0555, parent, NULL);
}

/*
 * KAPI-STUB: omits the wait for users: a file that is open keeps operations
 * that are gone. Children of a directory must be removed first.
 */
void proc_remove(struct proc_dir_entry *entry)
{
	if (!entry)
		return;
	cf_node_remove(entry->cf_node);
	kfree(entry);
}

void remove_proc_entry(const char *name, struct proc_dir_entry *parent)
{
	char *path = cf_path_join(parent ? parent->cf_node->path : "/proc",
				  name);
	struct cf_node *node = path ? cf_node_find(path) : NULL;

	kfree(path);
	if (node)
		proc_remove(node->dentry.d_fsdata);
}

int remove_proc_subtree(const char *name, struct proc_dir_entry *parent)
{
	remove_proc_entry(name, parent);
	return 0;
}

void proc_set_size(struct proc_dir_entry *entry, loff_t size)
{
	entry->size = size;
	if (entry->cf_node->inode)
		i_size_write(entry->cf_node->inode, size);
}

void proc_set_user(struct proc_dir_entry *entry, kuid_t uid, kgid_t gid)
{
}

/*
 * The interface before 3.10. read_proc() prints into a page: from @off when it
 * sets *start, else all of it from the beginning each time.
 */
static ssize_t old_read(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos)
{
	struct proc_dir_entry *entry = entry_of(file_inode(file));
	char *page, *from = NULL;
	int eof = 0, n;

	if (!entry->read_proc)
		return -EIO;
	page = kzalloc(PAGE_SIZE, GFP_KERNEL);
	if (!page)
		return -ENOMEM;
	count = min_t(size_t, count, PAGE_SIZE - 1024);
	n = entry->read_proc(page, &from, *ppos, count, &eof, entry->data);
	if (n > 0 && !from) {
		n -= *ppos;
		from = page + *ppos;
	}
	n = min_t(int, n, count);
	if (n > 0) {
		n -= cf_at_copy_to_user(CF_SITE(copy_to_user, 0), ubuf, from,
					n);
		*ppos += n;
		n = n ? n : -EFAULT;
	}
	kfree(page);
	return n < 0 && n != -EFAULT ? 0 : n;
}

static ssize_t old_write(struct file *file, const char __user *ubuf,
			 size_t count, loff_t *ppos)
{
	struct proc_dir_entry *entry = entry_of(file_inode(file));

	if (!entry->write_proc)
		return -EIO;
	return entry->write_proc(file, ubuf, count, entry->data);
}

static int old_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *entry = entry_of(inode);

	/* The driver may have put its own operations there since. */
	if (entry->proc_fops) {
		replace_fops(file, fops_get(entry->proc_fops));
		return file->f_op->open ? file->f_op->open(inode, file) : 0;
	}
	return 0;
}

static const struct file_operations old_fops = {
	.open = old_open,
	.read = old_read,
	.write = old_write,
	.llseek = default_llseek,
};

struct proc_dir_entry *cf_create_proc_entry(const char *name, umode_t mode,
					    struct proc_dir_entry *parent)
	__cfk(create_proc_entry);
struct proc_dir_entry *cf_create_read_entry(const char *name, umode_t mode,
					    struct proc_dir_entry *parent,
					    read_proc_t *read, void *data)
	__cfk(create_proc_read_entry);

struct proc_dir_entry *cf_create_proc_entry(const char *name, umode_t mode,
					    struct proc_dir_entry *parent)
{
	return cf_proc_create_fops(name, mode, parent, &old_fops, NULL);
}

struct proc_dir_entry *cf_create_read_entry(const char *name, umode_t mode,
					    struct proc_dir_entry *parent,
					    read_proc_t *read, void *data)
{
	struct proc_dir_entry *entry = cf_create_proc_entry(name, mode,
							    parent);

	if (entry) {
		entry->read_proc = read;
		entry->data = data;
	}
	return entry;
}
