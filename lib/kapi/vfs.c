// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Open files: struct file from open to the last close, and the descriptor
 * table that all tasks share. Reading and writing are read_write.c's.
 * Kernel-side.
 */
#include <linux/cred.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/file.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "param.h"
#include "syscall.h"
#include "vfs.h"

#define FD_MAX 256
/* Taken by get_unused_fd_flags(), not yet installed. */
#define FD_RESERVED ((struct file *)1)
/* Its file was freed under it. */
#define FD_STALE ((struct file *)2)

static struct {
	struct file *fd[FD_MAX];
	unsigned long live;
	unsigned long reserved;
	unsigned long returned;
	unsigned long stale;
} files __cf_state;

static bool is_installed(const struct file *file)
{
	return file && file != FD_RESERVED && file != FD_STALE;
}

void cf_files_count(struct cf_balance *balance)
{
	balance->files = files.live;
	balance->fds_reserved = files.reserved;
	balance->fds_returned = files.returned;
	balance->fds_stale = files.stale;
}

unsigned int cf_file_era(const struct file *file)
{
	return cf_module_era(file->f_op ? file->f_op->owner : NULL);
}

static void name_file(struct file *file, const char *name)
{
	struct dentry *dentry = &file->cf_dentry;
	const char *slash = strrchr(name, '/');

	strscpy((char *)dentry->d_iname, slash ? slash + 1 : name,
		sizeof(dentry->d_iname));
	dentry->d_name.name = dentry->d_iname;
	dentry->d_name.len = strlen((char *)dentry->d_iname);
	dentry->d_inode = file->f_inode;
	dentry->d_parent = dentry;
	file->f_path.dentry = dentry;
}

static struct file *file_alloc(struct inode *inode, int flags)
{
	struct file *file = kzalloc(sizeof(*file), CF_VFS_GFP);

	if (!file)
		return NULL;
	file->f_inode = inode;
	file->f_mapping = inode->i_mapping;
	file->f_flags = flags;
	/* O_RDONLY, O_WRONLY, O_RDWR plus one are the two mode bits. */
	file->f_mode = ((flags + 1) & O_ACCMODE) | FMODE_LSEEK | FMODE_PREAD |
		       FMODE_PWRITE;
	file->f_cred = &cf_root_cred;
	spin_lock_init(&file->f_lock);
	mutex_init(&file->f_pos_lock);
	rwlock_init(&file->f_owner.lock);
	atomic_long_set(&file->f_count, 1);
	files.live++;
	return file;
}

/*
 * A kernel would leave the descriptor to whoever uses it next. Here it is
 * counted and leads nowhere, so that the run goes on and can be judged.
 */
static void forget_stale(const struct file *file)
{
	for (unsigned int fd = 0; fd < FD_MAX; fd++)
		if (files.fd[fd] == file) {
			files.fd[fd] = FD_STALE;
			files.stale++;
		}
}

static void file_free(struct file *file)
{
	forget_stale(file);
	files.live--;
	iput(file->f_inode);
	kfree(file);
}

/* What the operations that open() left behind can do. */
static void settle_mode(struct file *file)
{
	const struct file_operations *ops = file->f_op;

	file->f_mode |= FMODE_OPENED;
	if ((file->f_mode & FMODE_READ) && (ops->read || ops->read_iter))
		file->f_mode |= FMODE_CAN_READ;
	if ((file->f_mode & FMODE_WRITE) && (ops->write || ops->write_iter))
		file->f_mode |= FMODE_CAN_WRITE;
	/* Until 2.6.36 a driver without llseek got default_llseek(). */
	if (!ops->llseek && cf_file_era(file) >= KERNEL_VERSION(2, 6, 37))
		file->f_mode &= ~FMODE_LSEEK;
	file->f_flags &= ~(O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC);
}

static struct file *file_start(struct inode *inode, const char *name,
			       int flags)
{
	struct file *file = file_alloc(inode, flags);

	if (!file) {
		iput(inode);
		return ERR_PTR(-ENOMEM);
	}
	name_file(file, name);
	file->f_op = fops_get(inode->i_fop);
	if (!file->f_op) {
		file_free(file);
		return ERR_PTR(-ENODEV);
	}
	return file;
}

struct file *cf_file_make(struct inode *inode, const char *name, int flags)
{
	struct file *file = file_start(inode, name, flags);

	if (!IS_ERR(file))
		settle_mode(file);
	return file;
}

/* Takes over the caller's reference to @inode. */
struct file *cf_file_open(struct inode *inode, const char *name, int flags)
{
	struct file *file = file_start(inode, name, flags);
	int ret;

	if (IS_ERR(file))
		return file;
	ret = file->f_op->open ? file->f_op->open(inode, file) : 0;
	if (!ret) {
		settle_mode(file);
		return file;
	}
	fops_put(file->f_op);
	file_free(file);
	return ERR_PTR(ret > 0 ? -EINVAL : ret);
}

/* Opening for writing truncates a regular file only. */
static struct inode *lookup_or_create(const char *path, int flags,
				      umode_t mode)
{
	struct inode *inode = cf_node_lookup(path);

	if (!IS_ERR(inode) && (flags & O_CREAT) && (flags & O_EXCL)) {
		iput(inode);
		return ERR_PTR(-EEXIST);
	}
	if (PTR_ERR_OR_ZERO(inode) == -ENOENT && (flags & O_CREAT))
		return cf_ramfs_create(path, mode);
	if (!IS_ERR(inode) && (flags & O_TRUNC))
		cf_ramfs_truncate(inode);
	return inode;
}

struct file *cf_path_open(const char *path, int flags, umode_t mode)
{
	struct inode *inode = lookup_or_create(path, flags, mode);

	if (IS_ERR(inode))
		return ERR_CAST(inode);
	return cf_file_open(inode, path, flags);
}

struct file *filp_open(const char *path, int flags, umode_t mode)
{
	return cf_path_open(path, flags, mode);
}

struct file *cf_filp_open_rw(const char *path, int flags, umode_t mode)
	__cfk(filp_open_rw);

struct file *cf_filp_open_rw(const char *path, int flags, umode_t mode)
{
	struct file *file = cf_path_open(path, flags, mode);

	if (!IS_ERR(file))
		cf_ramfs_use_rw(file);
	return file;
}

static void file_release(struct file *file)
{
	const struct file_operations *ops = file->f_op;

	if ((file->f_flags & FASYNC) && ops->fasync)
		ops->fasync(-1, file, 0);
	if (ops->release)
		ops->release(file->f_inode, file);
	if (file->cf_cdev)
		cdev_put(file->cf_cdev);
	fops_put(ops);
	file_free(file);
}

void fput(struct file *file)
{
	if (atomic_long_dec_and_test(&file->f_count))
		file_release(file);
}

static int file_flush(struct file *file, fl_owner_t id)
{
	if (file->f_op->CF_FOP_FLUSH)
		return file->f_op->CF_FOP_FLUSH(file, id);
	if (file->f_op->CF_FOP_FLUSH_FILE)
		return file->f_op->CF_FOP_FLUSH_FILE(file);
	return 0;
}

int filp_close(struct file *file, fl_owner_t id)
{
	int ret;

	if (!file_count(file))
		return 0;
	ret = file_flush(file, id);
	fput(file);
	return ret;
}

struct file *fget(unsigned int fd)
{
	struct file *file = fd < FD_MAX ? files.fd[fd] : NULL;

	return is_installed(file) ? get_file(file) : NULL;
}

/* 0, 1 and 2 stay free: they are standard streams to every reader. */
int get_unused_fd_flags(unsigned int flags)
{
	for (unsigned int fd = 3; fd < FD_MAX; fd++)
		if (!files.fd[fd]) {
			files.fd[fd] = FD_RESERVED;
			files.reserved++;
			return fd;
		}
	return -EMFILE;
}

void put_unused_fd(unsigned int fd)
{
	if (fd >= FD_MAX || !files.fd[fd])
		return;
	if (files.fd[fd] == FD_RESERVED)
		files.reserved--;
	else
		files.returned++;
	if (!is_installed(files.fd[fd]))
		files.fd[fd] = NULL;
}

void fd_install(unsigned int fd, struct file *file)
{
	if (files.fd[fd] == FD_RESERVED)
		files.reserved--;
	files.fd[fd] = file;
}

int close_fd(unsigned int fd)
{
	struct file *file = fd < FD_MAX ? files.fd[fd] : NULL;

	if (file == FD_STALE)
		files.fd[fd] = NULL;
	if (!is_installed(file))
		return -EBADF;
	files.fd[fd] = NULL;
	return filp_close(file, &files);
}

/* As at the end of a process; of a driver's own descriptors nobody else knows. */
void cf_sys_exit(void)
{
	cf_task_syscall_enter("exit");
	for (int fd = 0; fd < FD_MAX; fd++)
		if (files.fd[fd])
			close_fd(fd);
	cf_task_syscall_exit();
}

long long cf_file_pos(int fd)
{
	struct file *file = fget(fd);
	long long pos;

	if (!file)
		return -EBADF;
	pos = file->f_pos;
	fput(file);
	return pos;
}

long long cf_file_pos_left(int fd)
{
	struct file *file = fget(fd);
	long long pos;

	if (!file)
		return -EBADF;
	pos = file->cf_pos_left;
	fput(file);
	return pos;
}
