// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS1 by balance: commands are written, an opcode first; the body of one of them is
 * fetched under a mutex that a failed copy keeps. Kernel-side. With -DTWIN: it
 * gives it back.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct command {
	__u8 opcode;
	__u8 flags;
	__u16 size;
};

static u8 body[48];
static u32 resets;
static DEFINE_MUTEX(lock);

static ssize_t command_load(const char __user *ubuf, u16 size)
{
	ssize_t ret = 0;

	if (!size || size > sizeof(body))
		return -EINVAL;
	if (!mutex_trylock(&lock))
		return -EBUSY;
	/* BUG RS1 */
	if (copy_from_user(body, ubuf, size))
#ifdef TWIN
		ret = -EFAULT;
#else
		return -EFAULT;
#endif
	mutex_unlock(&lock);
	return ret;
}

static ssize_t command_write(struct file *file, const char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	struct command command;
	ssize_t ret;

	if (count < sizeof(command))
		return -EINVAL;
	if (copy_from_user(&command, ubuf, sizeof(command)))
		return -EFAULT;
	if (command.flags || command.size > count - sizeof(command))
		return -EINVAL;
	switch (command.opcode) {
	case 0x52:
		resets++;
		return count;
	case 'L':
		ret = command_load(ubuf + sizeof(command), command.size);
		return ret ? ret : count;
	}
	return -EOPNOTSUPP;
}

static const struct file_operations command_fops = {
	.owner = THIS_MODULE,
	.write = command_write,
	.llseek = noop_llseek,
};

static struct miscdevice command = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "command",
	.fops = &command_fops,
};

module_misc_device(command);
MODULE_LICENSE("GPL");
