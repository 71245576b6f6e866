// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * System calls on files, as a task makes them: find the file, call the file
 * layer, give back what user space would see. Kernel-side.
 */
#include <linux/capability.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <asm/ioctls.h>
#include <cf_syscall.h>

#include "read_write.h"
#include "syscall.h"
#include "vfs.h"

#define FAST_SEGS 8

int cf_vfs_boot(void)
{
	return cf_misc_boot();
}

/* No handler is ever installed, so that a restart is an interruption. */
static long finish(long ret)
{
	switch (ret) {
	case -ERESTARTSYS:
	case -ERESTARTNOINTR:
	case -ERESTARTNOHAND:
	case -ERESTART_RESTARTBLOCK:
		ret = -EINTR;
		break;
	}
	cf_task_syscall_exit();
	return ret;
}

static struct file *start(const char *name, int fd)
{
	struct file *file;

	cf_task_syscall_enter(name);
	file = fget(fd);
	if (file)
		file->cf_pos_left = file->f_pos;
	return file;
}

static long open_fd(const char *path, int flags)
{
	int fd = get_unused_fd_flags(flags);
	struct file *file;

	if (fd < 0)
		return fd;
	file = cf_path_open(path, flags, 0666);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}

long cf_sys_open(const char *path, int flags)
{
	cf_task_syscall_enter("open");
	return finish(open_fd(path, flags));
}

long cf_sys_close(int fd)
{
	cf_task_syscall_enter("close");
	return finish(close_fd(fd));
}

static long dup_file(struct file *file)
{
	int fd = get_unused_fd_flags(0);

	if (fd < 0)
		fput(file);
	else
		fd_install(fd, file);
	return fd;
}

long cf_sys_dup(int fd)
{
	struct file *file = start("dup", fd);

	return finish(file ? dup_file(file) : -EBADF);
}

/* Of a stream there is no position. */
static loff_t *position(struct file *file, loff_t *pos)
{
	if (file->f_mode & FMODE_STREAM)
		return NULL;
	*pos = file->f_pos;
	return pos;
}

/* Until 3.13 the position was written back whatever the driver returned. */
static void keep_position(struct file *file, const loff_t *ppos, long ret)
{
	file->cf_pos_left = ppos ? *ppos : file->f_pos;
	if (ppos && (ret >= 0 || cf_file_era(file) < KERNEL_VERSION(3, 14, 0)))
		file->f_pos = *ppos;
}

long cf_sys_read(int fd, unsigned long ubuf, unsigned long count)
{
	struct file *file = start("read", fd);
	loff_t pos, *ppos;
	long ret;

	if (!file)
		return finish(-EBADF);
	ppos = position(file, &pos);
	ret = vfs_read(file, (char __user *)ubuf, count, ppos);
	keep_position(file, ppos, ret);
	fput(file);
	return finish(ret);
}

long cf_sys_write(int fd, unsigned long ubuf, unsigned long count)
{
	struct file *file = start("write", fd);
	loff_t pos, *ppos;
	long ret;

	if (!file)
		return finish(-EBADF);
	ppos = position(file, &pos);
	ret = vfs_write(file, (const char __user *)ubuf, count, ppos);
	keep_position(file, ppos, ret);
	fput(file);
	return finish(ret);
}

long cf_sys_pread(int fd, unsigned long ubuf, unsigned long count,
		  long long pos)
{
	struct file *file = start("pread64", fd);
	loff_t at = pos;
	long ret = -ESPIPE;

	if (!file)
		return finish(-EBADF);
	if (pos < 0)
		ret = -EINVAL;
	else if (file->f_mode & FMODE_PREAD)
		ret = vfs_read(file, (char __user *)ubuf, count, &at);
	fput(file);
	return finish(ret);
}

long cf_sys_pwrite(int fd, unsigned long ubuf, unsigned long count,
		   long long pos)
{
	struct file *file = start("pwrite64", fd);
	loff_t at = pos;
	long ret = -ESPIPE;

	if (!file)
		return finish(-EBADF);
	if (pos < 0)
		ret = -EINVAL;
	else if (file->f_mode & FMODE_PWRITE)
		ret = vfs_write(file, (const char __user *)ubuf, count, &at);
	fput(file);
	return finish(ret);
}

static long rw_vector(struct file *file, unsigned long uiov, unsigned long nr,
		      bool is_write)
{
	struct iovec fast[FAST_SEGS], *heap = fast;
	struct iov_iter iter;
	loff_t pos, *ppos = position(file, &pos);
	ssize_t ret;

	ret = import_iovec(is_write ? ITER_SOURCE : ITER_DEST,
			   (const struct iovec __user *)uiov, nr, FAST_SEGS,
			   &heap, &iter);
	if (ret < 0)
		return ret;
	if (is_write)
		ret = cf_vfs_writev(file, &iter, ppos);
	else
		ret = cf_vfs_readv(file, &iter, ppos);
	keep_position(file, ppos, ret);
	kfree(heap);
	return ret;
}

long cf_sys_readv(int fd, unsigned long uiov, unsigned long nr)
{
	struct file *file = start("readv", fd);
	long ret;

	if (!file)
		return finish(-EBADF);
	ret = rw_vector(file, uiov, nr, false);
	fput(file);
	return finish(ret);
}

long cf_sys_writev(int fd, unsigned long uiov, unsigned long nr)
{
	struct file *file = start("writev", fd);
	long ret;

	if (!file)
		return finish(-EBADF);
	ret = rw_vector(file, uiov, nr, true);
	fput(file);
	return finish(ret);
}

long cf_sys_lseek(int fd, long long offset, int whence)
{
	struct file *file = start("lseek", fd);
	long ret = -EINVAL;

	if (!file)
		return finish(-EBADF);
	if (whence >= 0 && whence <= SEEK_MAX)
		ret = vfs_llseek(file, offset, whence);
	fput(file);
	return finish(ret);
}

/* FIONBIO and FIOASYNC carry an int in user memory. */
static int set_flag(int fd, struct file *file, unsigned int flag,
		    unsigned long arg)
{
	int on, ret = 0;

	if (get_user(on, (int __user *)arg))
		return -EFAULT;
	if (flag == FASYNC && !on == !!(file->f_flags & FASYNC)) {
		if (!file->f_op->fasync)
			return -ENOTTY;
		ret = file->f_op->fasync(fd, file, !!on);
		return ret < 0 ? ret : 0;
	}
	if (on)
		file->f_flags |= flag;
	else
		file->f_flags &= ~flag;
	return 0;
}

static long do_ioctl(int fd, struct file *file, unsigned int cmd,
		     unsigned long arg)
{
	switch (cmd) {
	case FIOCLEX:
	case FIONCLEX:
		return 0;
	case FIONBIO:
		return set_flag(fd, file, O_NONBLOCK, arg);
	case FIOASYNC:
		return set_flag(fd, file, FASYNC, arg);
	default:
		return vfs_ioctl(file, cmd, arg);
	}
}

long cf_sys_ioctl(int fd, unsigned int cmd, unsigned long arg)
{
	struct file *file = start("ioctl", fd);
	long ret;

	if (!file)
		return finish(-EBADF);
	current->cf_ioctl = cmd;
	current->cf_in_ioctl = 1;
	ret = do_ioctl(fd, file, cmd, arg);
	current->cf_in_ioctl = 0;
	fput(file);
	return finish(ret);
}

int cf_task_ioctl(unsigned int *cmd)
{
	*cmd = current->cf_ioctl;
	return current->cf_in_ioctl;
}

/* poll() with a timeout of zero: nobody waits. */
long cf_sys_poll(int fd, unsigned int events)
{
	struct file *file = start("poll", fd);
	poll_table table = { ._key = events | EPOLLERR | EPOLLHUP };
	long ret;

	if (!file)
		return finish(-EBADF);
	ret = vfs_poll(file, &table) & table._key;
	fput(file);
	return finish(ret);
}

long cf_sys_fsync(int fd)
{
	struct file *file = start("fsync", fd);
	long ret;

	if (!file)
		return finish(-EBADF);
	ret = vfs_fsync(file, 0);
	fput(file);
	return finish(ret);
}
