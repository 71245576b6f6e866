// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files that print themselves, a record at a time. Kernel-side.
 *
 * m->buf holds text that is printed and not yet read: count bytes from @from.
 * read_pos is the file position that text begins at; a read from elsewhere
 * prints everything before it again and throws it away.
 */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

int seq_open(struct file *file, const struct seq_operations *op)
{
	struct seq_file *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	mutex_init(&m->lock);
	m->op = op;
	m->file = file;
	file->private_data = m;
	file->f_mode &= ~FMODE_PWRITE;
	return 0;
}

int seq_release(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;

	kvfree(m->buf);
	kfree(m);
	return 0;
}

static int resize(struct seq_file *m, size_t size)
{
	kvfree(m->buf);
	m->count = 0;
	m->from = 0;
	m->buf = kvmalloc(size, GFP_KERNEL);
	m->size = m->buf ? size : 0;
	return m->buf ? 0 : -ENOMEM;
}

static void *advance(struct seq_file *m, void *p)
{
	loff_t before = m->index;

	p = m->op->next(m, p, &m->index);
	/* A next() that forgets its index would never end. */
	if (before == m->index)
		m->index++;
	return p;
}

/*
 * Print records after the first into what room is left; the one that does not
 * fit is taken back and waits for the next read.
 */
static void *fill_up(struct seq_file *m, void *p, size_t wanted)
{
	for (;;) {
		size_t whole = m->count;
		int ret;

		p = advance(m, p);
		if (!p || IS_ERR(p) || m->count >= wanted)
			return p;
		ret = m->op->show(m, p);
		if (ret || seq_has_overflowed(m)) {
			m->count = whole;
			if (ret <= 0)
				return p;
		}
	}
}

/* Print at least one record. Return: 0, or what start() or show() said. */
static int print_some(struct seq_file *m, size_t wanted)
{
	void *p;
	int ret;

	m->from = 0;
	p = m->op->start(m, &m->index);
	while (p && !IS_ERR(p)) {
		ret = m->op->show(m, p);
		if (ret < 0)
			break;
		if (ret)
			m->count = 0;
		if (!m->count) {
			p = advance(m, p);
			continue;
		}
		if (!seq_has_overflowed(m)) {
			p = fill_up(m, p, wanted);
			m->op->stop(m, p);
			return 0;
		}
		m->op->stop(m, p);
		if (resize(m, m->size * 2))
			return -ENOMEM;
		p = m->op->start(m, &m->index);
	}
	ret = IS_ERR(p) ? PTR_ERR(p) : p ? ret : 0;
	m->op->stop(m, p);
	m->count = 0;
	return ret;
}

/* Print and throw away until the text at @offset is in the buffer. */
static int traverse(struct seq_file *m, loff_t offset)
{
	loff_t pos = 0;
	int ret = 0;

	m->index = 0;
	m->count = 0;
	m->from = 0;
	if (!offset)
		return 0;
	while (!ret) {
		ret = print_some(m, 1);
		if (ret || !m->count)
			break;
		if (pos + (loff_t)m->count > offset) {
			m->from = offset - pos;
			m->count -= m->from;
			break;
		}
		pos += m->count;
		m->count = 0;
	}
	return ret;
}

/* Bring the buffer to @pos, and some text into it. */
static int prepare(struct seq_file *m, loff_t pos, size_t wanted)
{
	int ret = 0;

	if (!m->buf && resize(m, PAGE_SIZE))
		return -ENOMEM;
	if (pos != m->read_pos || !pos) {
		ret = traverse(m, pos);
		m->read_pos = pos;
	}
	if (ret) {
		m->read_pos = 0;
		m->index = 0;
		m->count = 0;
		return ret;
	}
	return m->count ? 0 : print_some(m, wanted);
}

static void consume(struct seq_file *m, size_t n)
{
	m->count -= n;
	m->from += n;
	m->read_pos += n;
}

/* Copy what is in the buffer, as far as it goes. Return: 0 or -EFAULT. */
static int hand_over(struct seq_file *m, struct kiocb *iocb,
		     struct iov_iter *iter)
{
	size_t n = min(m->count, iov_iter_count(iter));
	size_t copied = cf_at_copy_to_iter(CF_SITE(seq_read, 0),
					   m->buf + m->from, n, iter);

	consume(m, copied);
	iocb->ki_pos += copied;
	return copied < n ? -EFAULT : 0;
}

/* What was left over, and then one more buffer. */
ssize_t seq_read_iter(struct kiocb *iocb, struct iov_iter *iter)
{
	struct seq_file *m = iocb->ki_filp->private_data;
	loff_t before = iocb->ki_pos;
	bool was_left_over;
	int ret;

	if (!iov_iter_count(iter))
		return 0;
	mutex_lock(&m->lock);
	do {
		was_left_over = m->count != 0;
		ret = prepare(m, iocb->ki_pos, iov_iter_count(iter));
		if (!ret && m->count)
			ret = hand_over(m, iocb, iter);
	} while (!ret && was_left_over && !m->count && iov_iter_count(iter));
	mutex_unlock(&m->lock);
	return iocb->ki_pos > before ? iocb->ki_pos - before : ret;
}

ssize_t seq_read(struct file *file, char __user *ubuf, size_t size,
		 loff_t *ppos)
{
	struct kiocb iocb;
	struct iov_iter iter;
	ssize_t ret;

	init_sync_kiocb(&iocb, file);
	iov_iter_ubuf(&iter, ITER_DEST, ubuf, size);
	iocb.ki_pos = *ppos;
	ret = seq_read_iter(&iocb, &iter);
	*ppos = iocb.ki_pos;
	return ret;
}

loff_t seq_lseek(struct file *file, loff_t offset, int whence)
{
	struct seq_file *m = file->private_data;
	loff_t ret = -EINVAL;
	int err = 0;

	mutex_lock(&m->lock);
	if (whence == SEEK_CUR)
		offset += file->f_pos;
	if ((whence == SEEK_SET || whence == SEEK_CUR) && offset >= 0) {
		if (!m->buf)
			err = resize(m, PAGE_SIZE);
		if (!err && offset != m->read_pos)
			err = traverse(m, offset);
		ret = err ? err : offset;
		file->f_pos = err ? 0 : offset;
		m->read_pos = file->f_pos;
	}
	mutex_unlock(&m->lock);
	return ret;
}

int seq_write(struct seq_file *m, const void *data, size_t len)
{
	if (m->count + len >= m->size) {
		m->count = m->size;
		return -1;
	}
	memcpy(m->buf + m->count, data, len);
	m->count += len;
	return 0;
}

void seq_vprintf(struct seq_file *m, const char *fmt, __builtin_va_list args)
{
	int len;

	if (m->count >= m->size)
		return;
	len = vsnprintf(m->buf + m->count, m->size - m->count, fmt, args);
	if (m->count + len < m->size)
		m->count += len;
	else
		m->count = m->size;
}

void seq_printf(struct seq_file *m, const char *fmt, ...)
{
	__builtin_va_list args;

	__builtin_va_start(args, fmt);
	seq_vprintf(m, fmt, args);
	__builtin_va_end(args);
}

void seq_putc(struct seq_file *m, char c)
{
	if (m->count < m->size)
		m->buf[m->count++] = c;
}

void seq_puts(struct seq_file *m, const char *s)
{
	seq_write(m, s, strlen(s));
}

void seq_put_decimal_ull(struct seq_file *m, const char *delimiter,
			 unsigned long long num)
{
	seq_printf(m, "%s%llu", delimiter ? delimiter : "", num);
}

void seq_pad(struct seq_file *m, char c)
{
	while (m->pad_until > m->count && m->count < m->size)
		seq_putc(m, ' ');
	if (c)
		seq_putc(m, c);
}

static void *single_start(struct seq_file *m, loff_t *pos)
{
	return *pos ? NULL : SEQ_START_TOKEN;
}

static void *single_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return NULL;
}

static void single_stop(struct seq_file *m, void *v)
{
}

int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data)
{
	struct seq_operations *op = kmalloc(sizeof(*op), GFP_KERNEL);
	int ret = -ENOMEM;

	if (!op)
		return ret;
	op->start = single_start;
	op->next = single_next;
	op->stop = single_stop;
	op->show = show;
	ret = seq_open(file, op);
	if (ret)
		kfree(op);
	else
		((struct seq_file *)file->private_data)->private = data;
	return ret;
}

int single_open_size(struct file *file,
		     int (*show)(struct seq_file *, void *), void *data,
		     size_t size)
{
	int ret = single_open(file, show, data);

	if (!ret && resize(file->private_data, size)) {
		single_release(NULL, file);
		ret = -ENOMEM;
	}
	return ret;
}

int single_release(struct inode *inode, struct file *file)
{
	const struct seq_operations *op =
		((struct seq_file *)file->private_data)->op;
	int ret = seq_release(inode, file);

	kfree(op);
	return ret;
}

void *__seq_open_private(struct file *file, const struct seq_operations *op,
			 int size)
{
	void *private = kzalloc(size, GFP_KERNEL);

	if (!private)
		return NULL;
	if (seq_open(file, op)) {
		kfree(private);
		return NULL;
	}
	((struct seq_file *)file->private_data)->private = private;
	return private;
}

int seq_open_private(struct file *file, const struct seq_operations *op,
		     int size)
{
	return __seq_open_private(file, op, size) ? 0 : -ENOMEM;
}

int seq_release_private(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;

	kfree(m->private);
	m->private = NULL;
	return seq_release(inode, file);
}

struct list_head *seq_list_start(struct list_head *head, loff_t pos)
{
	struct list_head *at;

	list_for_each(at, head)
		if (!pos--)
			return at;
	return NULL;
}

struct list_head *seq_list_start_head(struct list_head *head, loff_t pos)
{
	return pos ? seq_list_start(head, pos - 1) : head;
}

struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *pos)
{
	struct list_head *at = ((struct list_head *)v)->next;

	++*pos;
	return at == head ? NULL : at;
}
