/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Files, inodes and what a driver can do with them. The structures have the
 * members that drivers touch, in one layout for all kernel versions; a member
 * that a version does not have stands under a cf_old_ name. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_FS_H
#define _KAPI_LINUX_FS_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_label.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/atomic.h>
#include <linux/wait.h>
#include <linux/rwsem.h>
#include <linux/kdev_t.h>
#include <linux/ioctl.h>
#include <linux/fcntl.h>
#include <linux/stat.h>
#include <linux/export.h>
#include <linux/uio.h>
#include <linux/capability.h>
#include <linux/cred.h>
#include <uapi/linux/fs.h>

struct address_space;
struct cdev;
struct cf_node;
struct cred;
struct dentry;
struct file;
struct file_operations;
struct inode;
struct iov_iter;
struct module;
struct page;
struct pid;
struct pipe_inode_info;
struct poll_table_struct;
struct seq_file;
struct super_block;
struct vfsmount;
struct vm_area_struct;

typedef void *fl_owner_t;

#define FMODE_READ ((__force fmode_t)0x1)
#define FMODE_WRITE ((__force fmode_t)0x2)
#define FMODE_LSEEK ((__force fmode_t)0x4)
#define FMODE_PREAD ((__force fmode_t)0x8)
#define FMODE_PWRITE ((__force fmode_t)0x10)
#define FMODE_EXEC ((__force fmode_t)0x20)
#define FMODE_NDELAY ((__force fmode_t)0x40)
#define FMODE_EXCL ((__force fmode_t)0x80)
#define FMODE_UNSIGNED_OFFSET ((__force fmode_t)0x2000)
#define FMODE_ATOMIC_POS ((__force fmode_t)0x8000)
#define FMODE_CAN_READ ((__force fmode_t)0x20000)
#define FMODE_CAN_WRITE ((__force fmode_t)0x40000)
#define FMODE_OPENED ((__force fmode_t)0x80000)
#define FMODE_CREATED ((__force fmode_t)0x100000)
#define FMODE_STREAM ((__force fmode_t)0x200000)
#define FMODE_NONOTIFY ((__force fmode_t)0x4000000)
#define FMODE_NOWAIT ((__force fmode_t)0x8000000)

#define MAX_RW_COUNT ((int)(0x7fffffff & ~4095))
#define OFFSET_MAX ((loff_t)0x7fffffffffffffffLL)
#define MAX_LFS_FILESIZE OFFSET_MAX

#define READ 0
#define WRITE 1

#define IOCB_EVENTFD (1 << 16)
#define IOCB_APPEND (1 << 17)
#define IOCB_DIRECT (1 << 18)
#define IOCB_NOWAIT (1 << 7)

/**
 * struct kiocb - one read_iter() or write_iter() in progress
 * @ki_pos: where; written back to f_pos when the call succeeds
 */
struct kiocb {
	struct file *ki_filp;
	loff_t ki_pos;
	void (*ki_complete)(struct kiocb *iocb, long ret);
	void *private;
	int ki_flags;
	u16 ki_ioprio;
};

struct qstr {
	u32 hash;
	u32 len;
	const unsigned char *name;
};

struct dentry {
	struct qstr d_name;
	struct inode *d_inode;
	struct dentry *d_parent;
	struct super_block *d_sb;
	void *d_fsdata;
	unsigned char d_iname[64];
	struct cf_node *cf_node;
};

struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};

struct super_block {
	unsigned long s_magic;
	void *s_fs_info;
	loff_t s_maxbytes;
	struct dentry *s_root;
};

/* KAPI-STUB: omits the page cache; only host and private_data are here. */
struct address_space {
	struct inode *host;
	gfp_t gfp_mask;
	void *private_data;
};

struct inode {
	umode_t i_mode;
	unsigned int i_flags;
	kuid_t i_uid;
	kgid_t i_gid;
	struct super_block *i_sb;
	struct address_space *i_mapping;
	unsigned long i_ino;
	unsigned int i_nlink;
	dev_t i_rdev;
	loff_t i_size;
	struct timespec64 i_atime;
	struct timespec64 i_mtime;
	struct timespec64 i_ctime;
	spinlock_t i_lock;
	struct rw_semaphore i_rwsem;
	atomic_t i_count;
	const struct file_operations *i_fop;
	struct address_space i_data;
	struct list_head i_devices;
	union {
		struct cdev *i_cdev;
		struct pipe_inode_info *i_pipe;
	};
	void *i_private;
	union {
		void *generic_ip;
	} u;
	struct list_head cf_list;
	struct cf_node *cf_node;
};

struct fown_struct {
	rwlock_t lock;
	struct pid *pid;
	kuid_t uid, euid;
	int signum;
};

struct fasync_struct {
	int fa_fd;
	struct fasync_struct *fa_next;
	struct file *fa_file;
	int magic;
};

#define FASYNC_MAGIC 0x4601

struct file {
	struct path f_path;
	struct inode *f_inode;
	const struct file_operations *f_op;
	spinlock_t f_lock;
	atomic_long_t f_count;
	unsigned int f_flags;
	fmode_t f_mode;
	struct mutex f_pos_lock;
	loff_t f_pos;
	struct fown_struct f_owner;
	const struct cred *f_cred;
	u64 f_version;
	void *private_data;
	struct address_space *f_mapping;
	struct dentry cf_dentry;
	struct cdev *cf_cdev;
	loff_t cf_pos_left;	/* *ppos behind the last read or write */
};

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 19, 0)
#define f_dentry f_path.dentry
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 20)
#define f_vfsmnt f_path.mnt
#endif

typedef int (*filldir_t)(void *, const char *, int, loff_t, u64, unsigned int);

struct dir_context {
	filldir_t actor;
	loff_t pos;
};

/* Which of the two names of a member that came or went is the public one. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 36)
#define CF_FOP_IOCTL ioctl
#else
#define CF_FOP_IOCTL cf_old_ioctl
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 35)
#define CF_FOP_FSYNC_DENTRY fsync
#define CF_FOP_FSYNC_INT cf_old_fsync_int
#define CF_FOP_FSYNC cf_new_fsync
#elif LINUX_VERSION_CODE < KERNEL_VERSION(3, 1, 0)
#define CF_FOP_FSYNC_DENTRY cf_old_fsync_dentry
#define CF_FOP_FSYNC_INT fsync
#define CF_FOP_FSYNC cf_new_fsync
#else
#define CF_FOP_FSYNC_DENTRY cf_old_fsync_dentry
#define CF_FOP_FSYNC_INT cf_old_fsync_int
#define CF_FOP_FSYNC fsync
#endif
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 18)
#define CF_FOP_FLUSH_FILE flush
#define CF_FOP_FLUSH cf_new_flush
#else
#define CF_FOP_FLUSH_FILE cf_old_flush
#define CF_FOP_FLUSH flush
#endif

struct file_operations {
	struct module *owner;
	loff_t (*llseek)(struct file *file, loff_t offset, int whence);
	ssize_t (*read)(struct file *file, char __user *ubuf, size_t count,
			loff_t *ppos);
	ssize_t (*write)(struct file *file, const char __user *ubuf,
			 size_t count, loff_t *ppos);
	ssize_t (*read_iter)(struct kiocb *iocb, struct iov_iter *to);
	ssize_t (*write_iter)(struct kiocb *iocb, struct iov_iter *from);
	int (*iterate)(struct file *file, struct dir_context *ctx);
	int (*iterate_shared)(struct file *file, struct dir_context *ctx);
	__poll_t (*poll)(struct file *file, struct poll_table_struct *wait);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd,
			       unsigned long arg);
	long (*compat_ioctl)(struct file *file, unsigned int cmd,
			     unsigned long arg);
	int (*mmap)(struct file *file, struct vm_area_struct *vma);
	unsigned long mmap_supported_flags;
	int (*open)(struct inode *inode, struct file *file);
	int (*CF_FOP_FLUSH)(struct file *file, fl_owner_t id);
	int (*release)(struct inode *inode, struct file *file);
	int (*CF_FOP_FSYNC)(struct file *file, loff_t start, loff_t end,
			    int datasync);
	int (*fasync)(int fd, struct file *file, int on);
	int (*lock)(struct file *file, int cmd, void *lock);
	unsigned long (*get_unmapped_area)(struct file *file,
					   unsigned long addr,
					   unsigned long len,
					   unsigned long pgoff,
					   unsigned long flags);
	int (*check_flags)(int flags);
	ssize_t (*splice_write)(struct pipe_inode_info *pipe,
				struct file *file, loff_t *ppos, size_t len,
				unsigned int flags);
	ssize_t (*splice_read)(struct file *file, loff_t *ppos,
			       struct pipe_inode_info *pipe, size_t len,
			       unsigned int flags);
	long (*fallocate)(struct file *file, int mode, loff_t offset,
			  loff_t len);
	void (*show_fdinfo)(struct seq_file *m, struct file *file);
	int (*uring_cmd)(void *cmd, unsigned int flags);
	int (*CF_FOP_IOCTL)(struct inode *inode, struct file *file,
			    unsigned int cmd, unsigned long arg);
	int (*CF_FOP_FLUSH_FILE)(struct file *file);
	int (*CF_FOP_FSYNC_DENTRY)(struct file *file, struct dentry *dentry,
				   int datasync);
	int (*CF_FOP_FSYNC_INT)(struct file *file, int datasync);
};

static inline struct inode *file_inode(const struct file *file)
{
	return file->f_inode;
}

static inline struct dentry *file_dentry(const struct file *file)
{
	return file->f_path.dentry;
}

static inline struct inode *d_inode(const struct dentry *dentry)
{
	return dentry->d_inode;
}

static inline unsigned int iminor(const struct inode *inode)
{
	return MINOR(inode->i_rdev);
}

static inline unsigned int imajor(const struct inode *inode)
{
	return MAJOR(inode->i_rdev);
}

static inline loff_t i_size_read(const struct inode *inode)
{
	return inode->i_size;
}

static inline void i_size_write(struct inode *inode, loff_t size)
{
	inode->i_size = size;
}

#define file_count(file) atomic_long_read(&(file)->f_count)
#define get_file(file) cf_get_file(file)

static inline struct file *cf_get_file(struct file *file)
{
	atomic_long_inc(&file->f_count);
	return file;
}

static inline void inode_lock(struct inode *inode)
{
	down_write(&inode->i_rwsem);
}

static inline void inode_unlock(struct inode *inode)
{
	up_write(&inode->i_rwsem);
}

static inline void init_sync_kiocb(struct kiocb *iocb, struct file *file)
{
	*iocb = (struct kiocb) { .ki_filp = file };
}

static inline bool is_sync_kiocb(struct kiocb *iocb)
{
	return !iocb->ki_complete;
}

void ihold(struct inode *inode) __cfk(ihold);
void iput(struct inode *inode) __cfk(iput);
void fput(struct file *file) __cfk(fput);
void file_accessed(struct file *file) __cfk(file_accessed);
int file_update_time(struct file *file) __cfk(file_update_time);
struct timespec64 current_time(struct inode *inode) __cfk(current_time);

/* Character device numbers. */
#define CHRDEV_MAJOR_MAX 512
int register_chrdev_region(dev_t from, unsigned int count, const char *name)
	__cfk(register_chrdev_region);
int alloc_chrdev_region(dev_t *dev, unsigned int baseminor,
			unsigned int count, const char *name)
	__cfk(alloc_chrdev_region);
void unregister_chrdev_region(dev_t from, unsigned int count)
	__cfk(unregister_chrdev_region);
int __register_chrdev(unsigned int major, unsigned int baseminor,
		      unsigned int count, const char *name,
		      const struct file_operations *fops)
	__cfk(__register_chrdev);
void __unregister_chrdev(unsigned int major, unsigned int baseminor,
			 unsigned int count, const char *name)
	__cfk(__unregister_chrdev);

static inline int register_chrdev(unsigned int major, const char *name,
				  const struct file_operations *fops)
{
	return __register_chrdev(major, 0, 256, name, fops);
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 24)
static inline int unregister_chrdev(unsigned int major, const char *name)
{
	__unregister_chrdev(major, 0, 256, name);
	return 0;
}
#else
static inline void unregister_chrdev(unsigned int major, const char *name)
{
	__unregister_chrdev(major, 0, 256, name);
}
#endif

/* Seeking. */
loff_t noop_llseek(struct file *file, loff_t offset, int whence)
	__cfk(noop_llseek);
loff_t default_llseek(struct file *file, loff_t offset, int whence)
	__cfk(default_llseek);
loff_t generic_file_llseek(struct file *file, loff_t offset, int whence)
	__cfk(generic_file_llseek);
loff_t generic_file_llseek_size(struct file *file, loff_t offset, int whence,
				loff_t maxsize, loff_t eof)
	__cfk(generic_file_llseek_size);
loff_t fixed_size_llseek(struct file *file, loff_t offset, int whence,
			 loff_t size) __cfk(fixed_size_llseek);
loff_t no_seek_end_llseek(struct file *file, loff_t offset, int whence)
	__cfk(no_seek_end_llseek);
loff_t no_seek_end_llseek_size(struct file *file, loff_t offset, int whence,
			       loff_t size) __cfk(no_seek_end_llseek_size);
loff_t vfs_setpos(struct file *file, loff_t offset, loff_t maxsize)
	__cfk(vfs_setpos);
loff_t vfs_llseek(struct file *file, loff_t offset, int whence)
	__cfk(vfs_llseek);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 0, 0)
loff_t no_llseek(struct file *file, loff_t offset, int whence)
	__cfk(no_llseek);
#else
#define no_llseek NULL
#endif

/* Opening. */
int generic_file_open(struct inode *inode, struct file *file)
	__cfk(generic_file_open);
int nonseekable_open(struct inode *inode, struct file *file)
	__cfk(nonseekable_open);
int stream_open(struct inode *inode, struct file *file) __cfk(stream_open);
int simple_open(struct inode *inode, struct file *file) __cfk(simple_open);
int noop_fsync(struct file *file, loff_t start, loff_t end, int datasync)
	__cfk(noop_fsync);
long compat_ptr_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
	__cfk(compat_ptr_ioctl);

/*
 * Before 4.1 the operations of a regular file had ->read and ->write that a
 * driver could call itself under set_fs(KERNEL_DS).
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 1, 0)
struct file *filp_open(const char *path, int flags, umode_t mode)
	__cfk(filp_open_rw);
#else
struct file *filp_open(const char *path, int flags, umode_t mode)
	__cfk(filp_open);
#endif
int filp_close(struct file *file, fl_owner_t id) __cfk(filp_close);

#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 14, 0)
int kernel_read(struct file *file, loff_t offset, char *addr,
		unsigned long count) __cfk(kernel_read_at);
ssize_t kernel_write(struct file *file, const char *buf, size_t count,
		     loff_t pos) __cfk(kernel_write_at);
#else
ssize_t kernel_read(struct file *file, void *buf, size_t count, loff_t *pos)
	__cfk(kernel_read);
ssize_t kernel_write(struct file *file, const void *buf, size_t count,
		     loff_t *pos) __cfk(kernel_write);
#endif
ssize_t __kernel_read(struct file *file, void *buf, size_t count, loff_t *pos)
	__cfk(__kernel_read);
ssize_t __kernel_write(struct file *file, const void *buf, size_t count,
		       loff_t *pos) __cfk(__kernel_write);
ssize_t vfs_read(struct file *file, char __user *ubuf, size_t count,
		 loff_t *pos) __cfk(vfs_read);
ssize_t vfs_write(struct file *file, const char __user *ubuf, size_t count,
		  loff_t *pos) __cfk(vfs_write);
ssize_t vfs_iter_read(struct file *file, struct iov_iter *iter, loff_t *ppos,
		      int flags) __cfk(vfs_iter_read);
ssize_t vfs_iter_write(struct file *file, struct iov_iter *iter, loff_t *ppos,
		       int flags) __cfk(vfs_iter_write);
int vfs_fsync(struct file *file, int datasync) __cfk(vfs_fsync);
int vfs_fsync_range(struct file *file, loff_t start, loff_t end, int datasync)
	__cfk(vfs_fsync_range);
int vfs_ioctl(struct file *file, unsigned int cmd, unsigned long arg);

/* SIGIO to the owners of a file. */
int fasync_helper(int fd, struct file *file, int on,
		  struct fasync_struct **fapp) __cfk(fasync_helper);
void kill_fasync(struct fasync_struct **fp, int sig, int band)
	__cfk(kill_fasync);


#define replace_fops(file, fops)					\
do {									\
	struct file *cf_f_ = (file);					\
	const struct file_operations *cf_new_ = (fops);			\
									\
	if (cf_f_->f_op)						\
		module_put(cf_f_->f_op->owner);				\
	cf_f_->f_op = cf_new_;						\
} while (0)
#define fops_get(fops)							\
	({								\
		const struct file_operations *cf_fops_ = (fops);	\
									\
		cf_fops_ && try_module_get(cf_fops_->owner) ?		\
			cf_fops_ : NULL;				\
	})
#define fops_put(fops)							\
do {									\
	const struct file_operations *cf_fops_ = (fops);		\
									\
	if (cf_fops_)							\
		module_put(cf_fops_->owner);				\
} while (0)

#endif
