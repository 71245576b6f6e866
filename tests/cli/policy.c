// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that leaves much to policy, for tests/cli/policy.sh: a read gives one
 * message, of which a short one loses the rest, and f_pos counts messages. A
 * write fails inside its first word and counts behind it. An ioctl without a
 * fault to find is there to be named. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define MESSAGES 8
#define SIZE 16
#define POST_COUNT _IOR('p', 1, int)

static char message[MESSAGES][SIZE] = {
	"first message", "second message", "third message", "fourth message",
	"fifth message", "sixth message", "seventh message", "eighth message",
};

static ssize_t post_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	size_t left;

	if (*ppos < 0 || *ppos >= MESSAGES)
		return 0;
	count = min_t(size_t, count, SIZE);
	left = copy_to_user(ubuf, message[*ppos], count);
	if (left == count && count)
		return -EFAULT;
	(*ppos)++;
	return count - left;
}

/* Posted, and forgotten. */
static ssize_t post_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	char text[SIZE];
	size_t head;

	count = min_t(size_t, count, SIZE);
	head = min_t(size_t, count, 4);
	if (copy_from_user(text, ubuf, head))
		return -EFAULT;
	return count - copy_from_user(text + head, ubuf + head, count - head);
}

static long post_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd != POST_COUNT)
		return -ENOTTY;
	return put_user(MESSAGES, (int __user *)arg);
}

static const struct file_operations post_fops = {
	.owner = THIS_MODULE,
	.read = post_read,
	.write = post_write,
	.unlocked_ioctl = post_ioctl,
	.llseek = no_llseek,
};

static struct miscdevice post = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "post",
	.fops = &post_fops,
};

module_misc_device(post);
MODULE_LICENSE("GPL");
