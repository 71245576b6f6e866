/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * System calls into the simulated kernel, as the current task makes them.
 * Paths are kernel strings; buffers are user addresses (cf_mm.h). Every call
 * returns what user space would see in the register: a count or 0, or -errno.
 * -ERESTARTSYS shows as -EINTR, -ENOIOCTLCMD as -ENOTTY. Seen by both sides.
 */
#ifndef CF_SYSCALL_H
#define CF_SYSCALL_H

struct cf_site;

struct cf_iovec {		/* struct iovec of user space */
	unsigned long base;
	unsigned long len;
};

long cf_sys_open(const char *path, int flags);
long cf_sys_close(int fd);
long cf_sys_dup(int fd);
long cf_sys_read(int fd, unsigned long ubuf, unsigned long count);
long cf_sys_write(int fd, unsigned long ubuf, unsigned long count);
long cf_sys_pread(int fd, unsigned long ubuf, unsigned long count, long long pos);
long cf_sys_pwrite(int fd, unsigned long ubuf, unsigned long count, long long pos);
/* @uiov: user address of an array of struct cf_iovec */
long cf_sys_readv(int fd, unsigned long uiov, unsigned long nr);
long cf_sys_writev(int fd, unsigned long uiov, unsigned long nr);
long cf_sys_lseek(int fd, long long offset, int whence);
long cf_sys_ioctl(int fd, unsigned int cmd, unsigned long arg);
/* @events: EPOLL* mask to ask for; returns the mask that is ready */
long cf_sys_poll(int fd, unsigned int events);
long cf_sys_fsync(int fd);
/* Map so many bytes from the start, touch the first, unmap. Returns 0 or -errno. */
long cf_sys_mmap(int fd, unsigned long len);

/** cf_sys_exit() - Close all descriptors, those too that a driver installed. */
void cf_sys_exit(void);

/** cf_file_pos() - f_pos of an open descriptor, or -EBADF. */
long long cf_file_pos(int fd);

/**
 * cf_file_pos_left() - Where the last read or write left *ppos, or -EBADF.
 *
 * Since 3.14 that is not f_pos when the call failed.
 */
long long cf_file_pos_left(int fd);

/* What a device node offers, a mask. */
enum {
	CF_DEV_READ = 1,
	CF_DEV_WRITE = 2,
	CF_DEV_READ_ITER = 4,
	CF_DEV_WRITE_ITER = 8,
	CF_DEV_IOCTL = 16,
	CF_DEV_POLL = 32,
	CF_DEV_LLSEEK = 64,
	CF_DEV_MMAP = 128,
	CF_DEV_FSYNC = 256,
};

/**
 * struct cf_dev_info - a node somebody can open
 * @path:   "/dev/scull0"; debugfs and proc files have their own prefixes
 * @driver: name of the module that owns its operations, or ""
 * @ops:    CF_DEV_* mask
 */
struct cf_dev_info {
	char path[128];
	char driver[64];
	unsigned int major;
	unsigned int minor;
	unsigned int ops;
};

/** cf_dev_get() - The index-th node, in order of registration. Return: 0, or -ENOENT past the last. */
int cf_dev_get(unsigned int index, struct cf_dev_info *info);

/* Tasks. The calling host thread is task 1. */

/**
 * cf_task_spawn() - Start a second task in the same address space and fd table.
 * @entry: runs when the current task sleeps or calls cf_task_yield()
 *
 * Return: its pid, or -ENOMEM, -EAGAIN.
 */
long cf_task_spawn(const char *name, void (*entry)(void *arg), void *arg);

/** cf_task_join() - Run others until that task has ended. Return: R2. 0, or -ESRCH. */
int cf_task_join(long pid);

/** cf_task_yield() - Let every runnable task run once. */
void cf_task_yield(void);

/**
 * cf_task_run() - Let a task run until it ends or sleeps.
 *
 * Return: R2. 1 it has ended, 0 it sleeps, or -ESRCH.
 */
int cf_task_run(long pid);

/** cf_task_sleeps() - How often the calling task slept, but for locks and other tasks. */
unsigned long cf_task_sleeps(void);

/** cf_task_wait() - Sleep uninterruptibly: others run for @ms virtual milliseconds. */
void cf_task_wait(unsigned int ms);

/** cf_task_ioctl() - Is the calling task inside of an ioctl? @cmd: out, its command. */
int cf_task_ioctl(unsigned int *cmd);

/** cf_task_signal() - Make signal_pending() true in a task and wake it. Return: R2. 0 or -ESRCH. */
int cf_task_signal(long pid);

/**
 * struct cf_balance - what must be the same when a system call returns
 *
 * Counts of the current task, but @objects, @bytes, @ids, @files and those
 * of descriptors, which are global; of these the last two only grow. @addr_limit
 * is 0 for USER_DS.
 */
struct cf_balance {
	unsigned int locks;		/* held by the task */
	int preempt;			/* preempt_disable() depth, spinlocks included */
	int irq_disabled;
	int pagefault_disabled;
	int rcu;
	int user_access;		/* user_access_begin() open */
	unsigned long addr_limit;	/* 0 USER_DS, else the limit */
	unsigned long objects;		/* live kernel heap objects */
	unsigned long bytes;		/* in them */
	unsigned long ids;		/* entries of idr, ida and xarray */
	unsigned long files;		/* struct file with a reference */
	unsigned long fds_reserved;	/* taken, not given back, not installed */
	unsigned long fds_returned;	/* given back as unused, though installed */
	unsigned long fds_stale;	/* their file was freed under them */
};

void cf_balance_read(struct cf_balance *balance);

/** cf_atomic_copies() - User copies made in atomic context since boot or restore. */
unsigned long cf_atomic_copies(void);

/**
 * cf_effort() - What was done so far that outlives a call or that others see.
 *
 * Counts memory that was handed out, for files and tasks too, sleeps, and ports
 * that were written.
 */
unsigned long cf_effort(void);

/** cf_lock_name() - Name and holder of the n-th lock the task holds, or NULL. */
const char *cf_lock_name(unsigned int n, unsigned long *taken_at);

/**
 * struct cf_lock_order - a lock that is taken before and behind mmap_lock
 * @name:     of the lock; "mmap_lock" for a user copy with that one held
 * @taken_at: return address of who takes it with mmap_lock held
 * @site:     a user copy with the lock held
 */
struct cf_lock_order {
	const char *name;
	unsigned long taken_at;
	const struct cf_site *site;
};

/** cf_lock_order_get() - The first since boot or restore. Return: R2. 0 or -ENOENT. */
int cf_lock_order_get(struct cf_lock_order *order);

/** cf_locks_copied() - Note which locks a user copy is made with. Called by an injector. */
void cf_locks_copied(const struct cf_site *site);

/**
 * struct cf_object - a live kernel heap object
 * @caller: return address of the kmalloc() that made it
 * @serial: 1.. in order of allocation
 */
struct cf_object {
	unsigned long address;
	unsigned long size;
	unsigned long caller;
	unsigned long serial;
};

/** cf_object_last() - Serial of the object that was made last. */
unsigned long cf_object_last(void);

/** cf_object_get() - The index-th live object in order of allocation. Return: 0, or -ENOENT past the last. */
int cf_object_get(unsigned int index, struct cf_object *object);

/**
 * cf_object_near() - The object whose block, guards included, holds @addr.
 *
 * Return: 0 when it is live, 1 when it was freed a short while ago (@caller
 * freed it then), -ENOENT (2) when there is none.
 */
int cf_object_near(unsigned long addr, struct cf_object *object);

/** cf_heap_check() - Look at every redzone; a bad one is an oops. */
void cf_heap_check(void);

#define CF_CANARY_SIZE 8192U

/**
 * cf_canary_plant() - Make a kernel object that no driver may reach.
 *
 * Eight of its bytes, from any multiple of eight on, are a word that stands
 * nowhere else by chance. A second call gives the same object.
 *
 * Return: its address, 0 when there is no memory.
 */
unsigned long cf_canary_plant(void);

/** cf_canary_is_intact() - Has nobody written to it? */
int cf_canary_is_intact(void);

/** cf_canary_is_in() - Do eight bytes of it stand in @size bytes at @bytes? */
int cf_canary_is_in(const void *bytes, unsigned long size);

/**
 * cf_log_read() - The kernel log since boot or since the last restore.
 * @from: offset to read from
 *
 * Return: bytes stored in @buf, not terminated.
 */
unsigned long cf_log_read(unsigned long from, char *buf, unsigned long size);

/** cf_log_echo() - Copy printk() output to a host descriptor as it comes; -1: do not. */
void cf_log_echo(int fd);

/** cf_boot() - Start the simulated kernel: mm, first task, files, handlers. Once; later calls do nothing. */
int cf_boot(void);

#endif
