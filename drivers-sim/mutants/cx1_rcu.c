// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX1 by atomic: a value that RCU protects is given out inside of the read
 * section, where a fault may not sleep. Kernel-side. With -DTWIN: behind it.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/uaccess.h>

#define ROUTE_GET _IOR('r', 1, u32)

static u32 first = 80;
static u32 __rcu *route = (u32 __force __rcu *)&first;

static long route_get(u32 __user *uroute)
{
	long err = 0;
	u32 now;

	rcu_read_lock();
	now = *rcu_dereference(route);
#ifndef TWIN
	/* BUG CX1 */
	err = put_user(now, uroute);
#endif
	rcu_read_unlock();
#ifdef TWIN
	err = put_user(now, uroute);
#endif
	return err;
}

static long router_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == ROUTE_GET)
		return route_get((u32 __user *)arg);
	return -ENOTTY;
}

static const struct file_operations router_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = router_ioctl,
};

static struct miscdevice router = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "router",
	.fops = &router_fops,
};

module_misc_device(router);
MODULE_LICENSE("GPL");
