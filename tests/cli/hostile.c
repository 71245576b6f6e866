// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that breaks out of the simulated kernel: one ioctl for each way,
 * taken when a user copy fails. Marks as in crashes.c; ANY: what comes of it
 * is undefined, only the others' runs are looked at; HEAP: RS5 when the object
 * is freed, or MS9 at once. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define HOSTILE_HEAP		_IOW('h', 1, int)
#define HOSTILE_FAR		_IOW('h', 2, int)
#define HOSTILE_MACHINE		_IOW('h', 3, int)
#define HOSTILE_EXIT		_IOW('h', 4, int)
#define HOSTILE_ABORT		_IOW('h', 5, int)
#define HOSTILE_STACK		_IOW('h', 6, int)
#define HOSTILE_DOUBLE		_IOW('h', 7, int)
#define HOSTILE_EXIT_CALL	_IOW('h', 8, int)
#define HOSTILE_MASK_CALL	_IOW('h', 9, int)
#define HOSTILE_ACTION_CALL	_IOW('h', 10, int)
#define HOSTILE_STACK_CALL	_IOW('h', 11, int)
#define HOSTILE_CLOSE_CALL	_IOW('h', 12, int)
#define HOSTILE_FORK_CALL	_IOW('h', 13, int)
#define HOSTILE_FORK		_IOW('h', 14, int)
#define HOSTILE_JUMP		_IOW('h', 15, int)
#define HOSTILE_NOT		_IOW('h', 16, int)

/* Of the host: what no module can link with. */
extern void exit(int status) __attribute__((noreturn));
extern void abort(void) __attribute__((noreturn));
extern int fork(void);
extern unsigned long cf_task_size;

static void *hostile_buf[5];

static noinline long host_call(long number, long a, long b, long c, long d)
{
	register long r10 __asm__("r10") = d;
	long ret;

	__asm__ volatile("syscall" : "=a" (ret)
			 : "a" (number), "D" (a), "S" (b), "d" (c), "r" (r10)
			 : "rcx", "r11", "memory");
	return ret;
}

static noinline int deeper(volatile int *up)
{
	volatile int here[512];

	here[0] = *up + 1;
	return deeper(here) + here[0];
}

static long hostile_heap(int __user *uarg)
{
	char *p = kmalloc(64, GFP_KERNEL);
	int value;

	if (!p)
		return -ENOMEM;
	if (get_user(value, uarg))				/* HEAP */
		p[70] = 0;
	kfree(p);
	return 0;
}

static long hostile_far(int __user *uarg)
{
	char *p = kmalloc(64, GFP_KERNEL);
	int value;

	if (!p)
		return -ENOMEM;
	if (get_user(value, uarg))				/* OOPS */
		p[64 << 20] = 0;
	kfree(p);
	return 0;
}

static long hostile_machine(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		cf_task_size += PAGE_SIZE;
	return 0;
}

static long hostile_exit(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		exit(0);
	return 0;
}

static long hostile_abort(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		abort();
	return 0;
}

static long hostile_stack(int __user *uarg)
{
	int value = 0;

	if (get_user(value, uarg))				/* OOPS */
		return deeper(&value);
	return 0;
}

/* The fault handler itself faults. */
static long hostile_double(int __user *uarg)
{
	int value;

	if (get_user(value, uarg)) {				/* OOPS */
		current->cf.window = (void *)64;
		return *(volatile int *)8;
	}
	return 0;
}

static long hostile_exit_call(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		host_call(231, 0, 0, 0, 0);
	return 0;
}

static long hostile_mask_call(int __user *uarg)
{
	unsigned long all = ~0UL;
	int value;

	if (get_user(value, uarg))				/* OOPS */
		host_call(14, 2, (long)&all, 0, sizeof(all));
	return 0;
}

static long hostile_action_call(int __user *uarg)
{
	unsigned long action[4] = { 0, 0, 0, 0 };
	int value;

	if (get_user(value, uarg))				/* OOPS */
		host_call(13, 11, (long)action, 0, sizeof(long));
	return 0;
}

static long hostile_stack_call(int __user *uarg)
{
	unsigned long stack[3] = { 0, 2, 0 };
	int value;

	if (get_user(value, uarg))				/* OOPS */
		host_call(131, (long)stack, 0, 0, 0);
	return 0;
}

static long hostile_close_call(int __user *uarg)
{
	int value, fd;

	if (get_user(value, uarg))				/* OOPS */
		for (fd = 0; fd < 256; fd++)
			host_call(3, fd, 0, 0, 0);
	return 0;
}

static long hostile_fork_call(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		host_call(57, 0, 0, 0, 0);
	return 0;
}

static long hostile_fork(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* OOPS */
		fork();
	return 0;
}

/* Into a call that has returned long ago. */
static long hostile_jump(int __user *uarg)
{
	int value;

	if (get_user(value, uarg))				/* ANY */
		__builtin_longjmp(hostile_buf, 1);
	return 0;
}

static long hostile_not(int __user *uarg)
{
	int value;

	return get_user(value, uarg);
}

static int hostile_open(struct inode *inode, struct file *filp)
{
	return __builtin_setjmp(hostile_buf) ? -EIO : 0;
}

static long hostile_ioctl(struct file *filp, unsigned int cmd,
			  unsigned long arg)
{
	int __user *uarg = (int __user *)arg;

	switch (cmd) {
	case HOSTILE_HEAP:
		return hostile_heap(uarg);
	case HOSTILE_FAR:
		return hostile_far(uarg);
	case HOSTILE_MACHINE:
		return hostile_machine(uarg);
	case HOSTILE_EXIT:
		return hostile_exit(uarg);
	case HOSTILE_ABORT:
		return hostile_abort(uarg);
	case HOSTILE_STACK:
		return hostile_stack(uarg);
	case HOSTILE_DOUBLE:
		return hostile_double(uarg);
	case HOSTILE_EXIT_CALL:
		return hostile_exit_call(uarg);
	case HOSTILE_MASK_CALL:
		return hostile_mask_call(uarg);
	case HOSTILE_ACTION_CALL:
		return hostile_action_call(uarg);
	case HOSTILE_STACK_CALL:
		return hostile_stack_call(uarg);
	case HOSTILE_CLOSE_CALL:
		return hostile_close_call(uarg);
	case HOSTILE_FORK_CALL:
		return hostile_fork_call(uarg);
	case HOSTILE_FORK:
		return hostile_fork(uarg);
	case HOSTILE_JUMP:
		return hostile_jump(uarg);
	case HOSTILE_NOT:
		return hostile_not(uarg);
	}
	return -ENOTTY;
}

static const struct file_operations hostile_fops = {
	.owner = THIS_MODULE,
	.open = hostile_open,
	.unlocked_ioctl = hostile_ioctl,
};

static struct miscdevice hostile_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "hostile",
	.fops = &hostile_fops,
};
module_misc_device(hostile_misc);

MODULE_DESCRIPTION("Every way out of the simulated kernel that the sweep knows");
MODULE_LICENSE("GPL");
