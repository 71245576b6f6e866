// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS5 by crash: a request is on the list before its fields are fetched, and is
 * freed when they cannot be; who walks the list then reads freed memory. Kernel-
 * side. With -DTWIN: it is taken off first.
 */
#include <linux/ioctl.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct order {
	struct list_head link;
	u32 amount;
};

#define ORDER_PLACE _IOW('O', 1, u32)
#define ORDER_TOTAL _IOR('O', 2, u32)

static LIST_HEAD(orders);
static DEFINE_MUTEX(lock);

static int order_place(const u32 __user *uamount)
{
	struct order *order = kzalloc(sizeof(*order), GFP_KERNEL);

	if (!order)
		return -ENOMEM;
	list_add(&order->link, &orders);
	/* BUG RS5 */
	if (get_user(order->amount, uamount)) {
#ifdef TWIN
		list_del(&order->link);
#endif
		kfree(order);
		return -EFAULT;
	}
	return 0;
}

static u32 order_total(void)
{
	struct order *order;
	u32 total = 0;

	list_for_each_entry(order, &orders, link)
		total += order->amount;
	return total;
}

static long order_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long ret = -ENOTTY;
	u32 total;

	mutex_lock(&lock);
	if (cmd == ORDER_PLACE)
		ret = order_place((const u32 __user *)arg);
	total = order_total();
	mutex_unlock(&lock);
	return cmd == ORDER_TOTAL ? put_user(total, (u32 __user *)arg) : ret;
}

static const struct file_operations order_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = order_ioctl,
};

static struct miscdevice order_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "order",
	.fops = &order_fops,
};

static int __init order_init(void)
{
	return misc_register(&order_device);
}

static void __exit order_exit(void)
{
	struct order *order, *next;

	misc_deregister(&order_device);
	list_for_each_entry_safe(order, next, &orders, link)
		kfree(order);
}

module_init(order_init);
module_exit(order_exit);
MODULE_LICENSE("GPL");
