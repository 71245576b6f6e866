/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files under /proc. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PROC_FS_H
#define _LINUX_PROC_FS_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/fs.h>
#include <linux/export.h>
#include <linux/cf_label.h>

struct proc_dir_entry;
struct seq_file;
struct seq_operations;

struct proc_ops {
	unsigned int proc_flags;
	int (*proc_open)(struct inode *inode, struct file *file);
	ssize_t (*proc_read)(struct file *file, char __user *ubuf,
			     size_t count, loff_t *ppos);
	ssize_t (*proc_read_iter)(struct kiocb *iocb, struct iov_iter *iter);
	ssize_t (*proc_write)(struct file *file, const char __user *ubuf,
			      size_t count, loff_t *ppos);
	loff_t (*proc_lseek)(struct file *file, loff_t offset, int whence);
	int (*proc_release)(struct inode *inode, struct file *file);
	__poll_t (*proc_poll)(struct file *file,
			      struct poll_table_struct *wait);
	long (*proc_ioctl)(struct file *file, unsigned int cmd,
			   unsigned long arg);
	long (*proc_compat_ioctl)(struct file *file, unsigned int cmd,
				  unsigned long arg);
	int (*proc_mmap)(struct file *file, struct vm_area_struct *vma);
	unsigned long (*proc_get_unmapped_area)(struct file *file,
						unsigned long addr,
						unsigned long len,
						unsigned long pgoff,
						unsigned long flags);
};

/* 2.x: a driver fills page by page; the file layer makes the user copy. */
typedef int (read_proc_t)(char *page, char **start, off_t off, int count,
			  int *eof, void *data);
typedef int (write_proc_t)(struct file *file, const char __user *ubuf,
			   unsigned long count, void *data);

struct proc_dir_entry {
	const char *name;
	umode_t mode;
	struct proc_dir_entry *parent;
	void *data;
	loff_t size;
	struct module *owner;
	const struct file_operations *proc_fops;
	struct file_operations cf_fops;
	read_proc_t *read_proc;
	write_proc_t *write_proc;
	const struct seq_operations *cf_seq_ops;
	int (*cf_single_show)(struct seq_file *m, void *v);
	unsigned int cf_state_size;
	struct cf_node *cf_node;
};

struct proc_dir_entry *cf_proc_create_ops(struct module *owner,
					  const char *name, umode_t mode,
					  struct proc_dir_entry *parent,
					  const struct proc_ops *ops,
					  void *data);
struct proc_dir_entry *cf_proc_create_fops(const char *name, umode_t mode,
					   struct proc_dir_entry *parent,
					   const struct file_operations *fops,
					   void *data);
struct proc_dir_entry *cf_proc_create_seq(struct module *owner,
					  const char *name, umode_t mode,
					  struct proc_dir_entry *parent,
					  const struct seq_operations *ops,
					  unsigned int state_size,
					  void *data);
struct proc_dir_entry *
cf_proc_create_single(struct module *owner, const char *name, umode_t mode,
		      struct proc_dir_entry *parent,
		      int (*show)(struct seq_file *m, void *v), void *data);
struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent)
	__cfk(proc_mkdir);
struct proc_dir_entry *proc_mkdir_data(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       void *data) __cfk(proc_mkdir_data);
void proc_remove(struct proc_dir_entry *entry) __cfk(proc_remove);
void remove_proc_entry(const char *name, struct proc_dir_entry *parent)
	__cfk(remove_proc_entry);
int remove_proc_subtree(const char *name, struct proc_dir_entry *parent)
	__cfk(remove_proc_subtree);
void proc_set_size(struct proc_dir_entry *entry, loff_t size)
	__cfk(proc_set_size);
void proc_set_user(struct proc_dir_entry *entry, kuid_t uid, kgid_t gid)
	__cfk(proc_set_user);
void *pde_data(const struct inode *inode) __cfk(pde_data);

#define PDE_DATA(inode) pde_data(inode)

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 6, 0)
#define proc_create(name, mode, parent, fops) \
	cf_proc_create_fops(name, mode, parent, fops, NULL)
#define proc_create_data(name, mode, parent, fops, data) \
	cf_proc_create_fops(name, mode, parent, fops, data)
#else
#define proc_create(name, mode, parent, ops) \
	cf_proc_create_ops(THIS_MODULE, name, mode, parent, ops, NULL)
#define proc_create_data(name, mode, parent, ops, data) \
	cf_proc_create_ops(THIS_MODULE, name, mode, parent, ops, data)
#endif
#define proc_create_seq_private(name, mode, parent, ops, size, data) \
	cf_proc_create_seq(THIS_MODULE, name, mode, parent, ops, size, data)
#define proc_create_seq_data(name, mode, parent, ops, data) \
	cf_proc_create_seq(THIS_MODULE, name, mode, parent, ops, 0, data)
#define proc_create_seq(name, mode, parent, ops) \
	cf_proc_create_seq(THIS_MODULE, name, mode, parent, ops, 0, NULL)
#define proc_create_single_data(name, mode, parent, show, data) \
	cf_proc_create_single(THIS_MODULE, name, mode, parent, show, data)
#define proc_create_single(name, mode, parent, show) \
	cf_proc_create_single(THIS_MODULE, name, mode, parent, show, NULL)

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 10, 0)
struct proc_dir_entry *create_proc_entry(const char *name, umode_t mode,
					 struct proc_dir_entry *parent)
	__cfk(create_proc_entry);
struct proc_dir_entry *create_proc_read_entry(const char *name, umode_t mode,
					      struct proc_dir_entry *parent,
					      read_proc_t *read, void *data)
	__cfk(create_proc_read_entry);
#endif

#include <linux/seq_file.h>

#endif
