// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS8 by poison: when the request cannot be fetched, the common way out still sends the
 * reply, which nobody has filled. Kernel-side. With -DTWIN: it begins as zero.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct exchange {
	u32 command;
	u32 answer[4];
};

#define REPLY_ASK _IOWR('r', 1, struct exchange)

static long reply_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct exchange __user *uexchange = (void __user *)arg;
#ifdef TWIN
	u32 answer[4] = { 0 };
#else
	u32 answer[4];
#endif
	u32 command;
	long ret = -EFAULT;
	int i;

	if (cmd != REPLY_ASK)
		return -ENOTTY;
	/* BUG MS8 */
	if (get_user(command, &uexchange->command))
		goto out;
	for (i = 0; i < 4; i++)
		answer[i] = command + i;
	ret = 0;
out:
	if (copy_to_user(uexchange->answer, answer, sizeof(answer)))
		ret = -EFAULT;
	return ret;
}

static const struct file_operations reply_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = reply_ioctl,
};

static struct miscdevice reply = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "reply",
	.fops = &reply_fops,
};

module_misc_device(reply);
MODULE_LICENSE("GPL");
