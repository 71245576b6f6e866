/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Files that print themselves. The copy to the user is made by seq_read(),
 * not by the driver. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SEQ_FILE_H
#define _LINUX_SEQ_FILE_H

#include <linux/types.h>
#include <linux/fs.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/cf_label.h>

struct seq_operations;
struct path;

struct seq_file {
	char *buf;
	size_t size;
	size_t from;
	size_t count;
	size_t pad_until;
	loff_t index;
	loff_t read_pos;
	struct mutex lock;
	const struct seq_operations *op;
	int poll_event;
	const struct file *file;
	void *private;
};

struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};

#define SEQ_SKIP 1
#define SEQ_START_TOKEN ((void *)1)

int seq_open(struct file *file, const struct seq_operations *op)
	__cfk(seq_open);
ssize_t seq_read(struct file *file, char __user *ubuf, size_t size,
		 loff_t *ppos) __cfk(seq_read);
ssize_t seq_read_iter(struct kiocb *iocb, struct iov_iter *iter)
	__cfk(seq_read_iter);
loff_t seq_lseek(struct file *file, loff_t offset, int whence)
	__cfk(seq_lseek);
int seq_release(struct inode *inode, struct file *file) __cfk(seq_release);
int seq_write(struct seq_file *m, const void *data, size_t len)
	__cfk(seq_write);
void seq_printf(struct seq_file *m, const char *fmt, ...) __cfk(seq_printf)
	__attribute__((format(printf, 2, 3)));
void seq_vprintf(struct seq_file *m, const char *fmt,
		 __builtin_va_list args) __cfk(seq_vprintf);
void seq_putc(struct seq_file *m, char c) __cfk(seq_putc);
void seq_puts(struct seq_file *m, const char *s) __cfk(seq_puts);
void seq_put_decimal_ull(struct seq_file *m, const char *delimiter,
			 unsigned long long num) __cfk(seq_put_decimal_ull);
void seq_pad(struct seq_file *m, char c) __cfk(seq_pad);
int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data) __cfk(single_open);
int single_open_size(struct file *file,
		     int (*show)(struct seq_file *, void *), void *data,
		     size_t size) __cfk(single_open_size);
int single_release(struct inode *inode, struct file *file)
	__cfk(single_release);
void *__seq_open_private(struct file *file, const struct seq_operations *op,
			 int size) __cfk(__seq_open_private);
int seq_open_private(struct file *file, const struct seq_operations *op,
		     int size) __cfk(seq_open_private);
int seq_release_private(struct inode *inode, struct file *file)
	__cfk(seq_release_private);
struct list_head *seq_list_start(struct list_head *head, loff_t pos)
	__cfk(seq_list_start);
struct list_head *seq_list_start_head(struct list_head *head, loff_t pos)
	__cfk(seq_list_start_head);
struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *pos)
	__cfk(seq_list_next);

static inline bool seq_has_overflowed(struct seq_file *m)
{
	return m->count == m->size;
}

static inline size_t seq_get_buf(struct seq_file *m, char **bufp)
{
	if (m->count >= m->size) {
		*bufp = NULL;
		return 0;
	}
	*bufp = m->buf + m->count;
	return m->size - m->count;
}

static inline void seq_commit(struct seq_file *m, int num)
{
	if (num < 0)
		m->count = m->size;
	else
		m->count += num;
}

#define DEFINE_SHOW_ATTRIBUTE(name)					\
static int name##_open(struct inode *inode, struct file *file)		\
{									\
	return single_open(file, name##_show, inode->i_private);	\
}									\
static const struct file_operations name##_fops = {			\
	.owner = THIS_MODULE,						\
	.open = name##_open,						\
	.read = seq_read,						\
	.llseek = seq_lseek,						\
	.release = single_release,					\
}

#define DEFINE_SEQ_ATTRIBUTE(name)					\
static int name##_open(struct inode *inode, struct file *file)		\
{									\
	int ret = seq_open(file, &name##_sops);				\
									\
	if (!ret && inode->i_private)					\
		((struct seq_file *)file->private_data)->private =	\
			inode->i_private;				\
	return ret;							\
}									\
static const struct file_operations name##_fops = {			\
	.owner = THIS_MODULE,						\
	.open = name##_open,						\
	.read = seq_read,						\
	.llseek = seq_lseek,						\
	.release = seq_release,						\
}

#define DEFINE_PROC_SHOW_ATTRIBUTE(name)				\
static int name##_open(struct inode *inode, struct file *file)		\
{									\
	return single_open(file, name##_show, pde_data(inode));		\
}									\
static const struct proc_ops name##_proc_ops = {			\
	.proc_open = name##_open,					\
	.proc_read = seq_read,						\
	.proc_lseek = seq_lseek,					\
	.proc_release = single_release,					\
}

#endif
