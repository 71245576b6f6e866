// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by leak: a call holds its file while it waits, and goes on holding it
 * when the answer cannot be delivered: it is never released. Kernel-side. With
 * -DTWIN: it lets go.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct answer {
	u32 flags;
	u32 events;
};

#define EVENT_WAIT _IOR('q', 1, struct answer)

static long event_wait(struct file *file, struct answer __user *uanswer)
{
	struct answer answer = { .events = 1 };

	get_file(file);
	answer.flags = file->f_flags;
	/* BUG RS2 */
	if (copy_to_user(uanswer, &answer, sizeof(answer))) {
#ifdef TWIN
		fput(file);
#endif
		return -EFAULT;
	}
	fput(file);
	return 0;
}

static long waiter_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == EVENT_WAIT)
		return event_wait(file, (struct answer __user *)arg);
	return -ENOTTY;
}

static const struct file_operations waiter_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = waiter_ioctl,
};

static struct miscdevice waiter = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "waiter",
	.fops = &waiter_fops,
};

module_misc_device(waiter);
MODULE_LICENSE("GPL");
