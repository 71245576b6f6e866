// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that the kernel would not survive: one ioctl for each way. The tag
 * at the end of a line names the class that the sweep must find there. A user
 * copy stands on one line: gcc takes the line on which a call begins, clang
 * the one on which it ends. Its user is tests/cli/crashes.sh. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

#define CRASH_NULL	_IO('x', 1)
#define CRASH_DEREF	_IOW('x', 2, int)
#define CRASH_ERR_PTR	_IOW('x', 3, char[16])
#define CRASH_LOOP	_IOW('x', 4, char[16])
#define CRASH_LOCK	_IOW('x', 5, int)
#define CRASH_LEAK	_IOW('x', 6, int)
#define CRASH_DOUBLE	_IOW('x', 7, int)
#define CRASH_ATOMIC	_IOW('x', 8, int)
#define CRASH_SPIN	_IOW('x', 9, int)

static DEFINE_MUTEX(crash_mutex);
static DEFINE_SPINLOCK(crash_spinlock);
static volatile int crash_zero;

static long crash_err_ptr(char __user *uarg)
{
	char *p = memdup_user(uarg, 16);			/* RV9 */
	char c;

	if (!p)
		return -ENOMEM;
	c = p[3];
	kfree(p);
	return c == 77 ? 1 : 0;
}

static long crash_loop(char __user *uarg)
{
	char buf[16];
	unsigned long left = sizeof(buf), at;

	while (left) {
		at = sizeof(buf) - left;
		left = copy_from_user(buf + at, uarg + at, left); /* ST9 */
	}
	return 0;
}

static long crash_lock(int __user *uarg)
{
	int value;

	mutex_lock(&crash_mutex);
	if (get_user(value, uarg))				/* RS1 */
		return -EFAULT;
	mutex_unlock(&crash_mutex);
	return 0;
}

static long crash_leak(int __user *uarg)
{
	void *p = kmalloc(100, GFP_KERNEL);
	int value;

	if (get_user(value, uarg))				/* RS2 */
		return -EFAULT;
	kfree(p);
	return 0;
}

static long crash_double(int __user *uarg)
{
	void *p = kmalloc(100, GFP_KERNEL);
	int value;

	if (get_user(value, uarg))				/* RS5 */
		kfree(p);
	kfree(p);
	return 0;
}

static long crash_atomic(int __user *uarg)
{
	int value, error;

	spin_lock(&crash_spinlock);
	error = get_user(value, uarg);				/* CX1 */
	spin_unlock(&crash_spinlock);
	return error;
}

/* It loops without a user copy, a lock or a sleep: only a clock sees that. */
static long crash_spin(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* ST9 */
		while (!crash_zero)
			;
	return 0;
}

static long crash_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case CRASH_NULL:
		return *(volatile int *)8;			/* OOPS */
	case CRASH_DEREF:
		return *(volatile int *)arg;			/* MS5 */
	case CRASH_ERR_PTR:
		return crash_err_ptr((void __user *)arg);
	case CRASH_LOOP:
		return crash_loop((void __user *)arg);
	case CRASH_LOCK:
		return crash_lock((void __user *)arg);
	case CRASH_LEAK:
		return crash_leak((void __user *)arg);
	case CRASH_DOUBLE:
		return crash_double((void __user *)arg);
	case CRASH_ATOMIC:
		return crash_atomic((void __user *)arg);
	case CRASH_SPIN:
		return crash_spin((void __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations crash_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = crash_ioctl,
};

static struct miscdevice crash_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "crashes",
	.fops = &crash_fops,
};
module_misc_device(crash_misc);

MODULE_DESCRIPTION("Every way to take a kernel down that the sweep knows");
MODULE_LICENSE("GPL");
