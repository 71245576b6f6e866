// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS8 by poison: the length of the answer goes out on the way for failures too,
 * when nobody has set it. Kernel-side. With -DTWIN: it begins as zero.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct request {
	u32 target;
	u32 length;
};

#define AGGREGATOR_ASK _IOWR('A', 1, struct request)

struct answer {
	u32 status;
	u32 length;
};

static void target_ask(u32 target, struct answer *answer)
{
	answer->status = 0;
	answer->length = target % 16;
}

static long request_ask(struct request __user *urequest)
{
	struct request request;
	struct answer answer;
	long ret = 0;

#ifdef TWIN
	answer = (struct answer) { 0 };
#endif
	/* BUG MS8 */
	if (copy_from_user(&request, urequest, sizeof(request)))
		ret = -EFAULT;
	else
		target_ask(request.target, &answer);
	if (put_user(answer.length, &urequest->length))
		ret = -EFAULT;
	return ret;
}

static long aggregator_ioctl(struct file *file, unsigned int cmd,
			     unsigned long arg)
{
	if (cmd == AGGREGATOR_ASK)
		return request_ask((struct request __user *)arg);
	return -ENOTTY;
}

static const struct file_operations aggregator_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = aggregator_ioctl,
};

static struct miscdevice aggregator = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "aggregator",
	.fops = &aggregator_fops,
};

module_misc_device(aggregator);
MODULE_LICENSE("GPL");
