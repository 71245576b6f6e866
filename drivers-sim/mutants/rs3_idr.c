// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS3 by state: a number is given to a session, cannot be told to its owner, and
 * stays taken. Kernel-side. With -DTWIN: it is given back.
 */
#include <linux/fs.h>
#include <linux/idr.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SESSION_OPEN _IOR('i', 1, int)
#define SESSION_CLOSE _IOW('i', 2, int)

static DEFINE_IDR(sessions);
static DEFINE_MUTEX(lock);
static int token;

static long session_open(int __user *uid)
{
	long ret = 0;
	int id;

	mutex_lock(&lock);
	id = idr_alloc(&sessions, &token, 1, 0, GFP_KERNEL);
	if (id < 0)
		ret = id;
	/* BUG RS3 */
	else if (put_user(id, uid)) {
		ret = -EFAULT;
#ifdef TWIN
		idr_remove(&sessions, id);
#endif
	}
	mutex_unlock(&lock);
	return ret;
}

static long session_close(int __user *uid)
{
	long ret;
	int id;

	if (get_user(id, uid))
		return -EFAULT;
	mutex_lock(&lock);
	ret = idr_remove(&sessions, id) ? 0 : -ENOENT;
	mutex_unlock(&lock);
	return ret;
}

static long session_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	switch (cmd) {
	case SESSION_OPEN:
		return session_open((int __user *)arg);
	case SESSION_CLOSE:
		return session_close((int __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations session_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = session_ioctl,
};

static struct miscdevice session = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "session",
	.fops = &session_fops,
};

static int __init session_init(void)
{
	return misc_register(&session);
}

static void __exit session_exit(void)
{
	misc_deregister(&session);
	idr_destroy(&sessions);
}

module_init(session_init);
module_exit(session_exit);
MODULE_LICENSE("GPL");
