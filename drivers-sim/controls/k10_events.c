// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K10, notes ST3: events are injected one after the other. A fault among them
 * is the result, so that a caller with a bad buffer learns of it; those before
 * it have happened. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct event {
	u16 type;
	u16 code;
	s32 value;
};

#define CODES 8

static s32 state[CODES];
static DEFINE_MUTEX(lock);

static ssize_t uinput_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	ssize_t done = 0;

	if (count < sizeof(struct event))
		return -EINVAL;
	mutex_lock(&lock);
	while (done + sizeof(struct event) <= count && done < 64) {
		struct event event;

		/* Deliberately not the count of those that went through. */
		if (copy_from_user(&event, ubuf + done, sizeof(event))) {
			done = -EFAULT;
			break;
		}
		state[event.code % CODES] += event.value;
		done += sizeof(event);
	}
	mutex_unlock(&lock);
	return done;
}

static ssize_t uinput_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t done;

	mutex_lock(&lock);
	done = simple_read_from_buffer(ubuf, count, ppos, state,
				       sizeof(state));
	mutex_unlock(&lock);
	return done;
}

static const struct file_operations uinput_fops = {
	.owner = THIS_MODULE,
	.read = uinput_read,
	.write = uinput_write,
	.llseek = default_llseek,
};

static struct miscdevice uinput = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "uinput",
	.fops = &uinput_fops,
};

module_misc_device(uinput);
MODULE_LICENSE("GPL");
