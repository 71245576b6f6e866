// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV4 by errno: a copy that fails is called an invalid argument. Kernel-side. With
 * -DTWIN: a bad address.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct order {
	u32 kind;
	u32 amount;
};

#define ORDER_PLACE _IOW('o', 1, struct order)

static u32 placed;

#ifdef TWIN
#define ORDER_FAULT (-EFAULT)
#else
#define ORDER_FAULT (-EINVAL)
#endif

static long order_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct order order;

	if (cmd != ORDER_PLACE)
		return -ENOTTY;
	/* BUG RV4 */
	if (copy_from_user(&order, (const void __user *)arg, sizeof(order)))
		return ORDER_FAULT;
	placed += order.amount;
	return 0;
}

static const struct file_operations order_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = order_ioctl,
};

static struct miscdevice order = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "order",
	.fops = &order_fops,
};

module_misc_device(order);
MODULE_LICENSE("GPL");
