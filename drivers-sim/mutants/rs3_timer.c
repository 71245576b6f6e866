// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS3 by state: a timer is made and put on the list, then its number cannot be
 * delivered: it stays, and user space cannot know it. Kernel-side. With -DTWIN:
 * it is taken back.
 */
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct timer {
	struct list_head link;
	u32 id;
};

#define TIMER_MAKE _IOR('M', 1, u32)
#define TIMER_COUNT _IOR('M', 2, u32)

static LIST_HEAD(timers);
static u32 last_id;
static DEFINE_MUTEX(lock);

static long timer_make(u32 __user *uid)
{
	struct timer *timer = kzalloc(sizeof(*timer), GFP_KERNEL);

	if (!timer)
		return -ENOMEM;
	timer->id = ++last_id;
	list_add_tail(&timer->link, &timers);
	/* BUG RS3 */
	if (put_user(timer->id, uid)) {
#ifdef TWIN
		list_del(&timer->link);
		kfree(timer);
		last_id--;
#endif
		return -EFAULT;
	}
	return 0;
}

static long timer_count(u32 __user *ucount)
{
	struct timer *timer;
	u32 count = 0;

	list_for_each_entry(timer, &timers, link)
		count++;
	return put_user(count, ucount);
}

static long timers_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	u32 __user *uarg = (u32 __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == TIMER_MAKE)
		ret = timer_make(uarg);
	else if (cmd == TIMER_COUNT)
		ret = timer_count(uarg);
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations timers_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = timers_ioctl,
};

static struct miscdevice timers_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "timers",
	.fops = &timers_fops,
};

static int __init timers_start(void)
{
	return misc_register(&timers_device);
}

static void __exit timers_stop(void)
{
	struct timer *timer, *next;

	misc_deregister(&timers_device);
	list_for_each_entry_safe(timer, next, &timers, link)
		kfree(timer);
}

module_init(timers_start);
module_exit(timers_stop);
MODULE_LICENSE("GPL");
