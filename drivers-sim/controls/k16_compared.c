// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K16: the head of a command is fetched for its size, then all of it; that the
 * size is still the same is looked at. Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct command {
	u32 number;
	u32 size;
	u8 data[];
};

#define COMMAND_SEND _IOW('C', 1, struct command)
#define DATA_MAX 256

static u32 sum;
static DEFINE_MUTEX(lock);

static void command_do(const struct command *command)
{
	u32 i;

	mutex_lock(&lock);
	for (i = 0; i < command->size; i++)
		sum = sum * 31 + command->data[i];
	mutex_unlock(&lock);
}

static long command_fetch(struct command *command, u32 size,
			  const struct command __user *ucommand)
{
	if (copy_from_user(command, ucommand, sizeof(*command) + size))
		return -EFAULT;
	return command->size == size ? 0 : -EINVAL;
}

static long command_send(const struct command __user *ucommand)
{
	struct command head, *command;
	long err;

	if (copy_from_user(&head, ucommand, sizeof(head)))
		return -EFAULT;
	if (head.size > DATA_MAX)
		return -EINVAL;
	command = kmalloc(sizeof(*command) + head.size, GFP_KERNEL);
	if (!command)
		return -ENOMEM;
	err = command_fetch(command, head.size, ucommand);
	if (!err)
		command_do(command);
	kfree(command);
	return err;
}

static long cros_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == COMMAND_SEND)
		return command_send((const struct command __user *)arg);
	return -ENOTTY;
}

static const struct file_operations cros_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = cros_ioctl,
};

static struct miscdevice cros = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "cros",
	.fops = &cros_fops,
};

module_misc_device(cros);
MODULE_LICENSE("GPL");
