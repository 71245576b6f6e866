// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state: an event is taken out of the fifo before it is copied, so it is
 * gone when the copy fails. Kernel-side. With -DTWIN: it is looked at, and
 * taken out when user space has it.
 */
#include <linux/kernel.h>
#include <linux/kfifo.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

struct event {
	u64 time;
	u32 id;
	u32 line;
};

#define EVENTS 8

static DEFINE_KFIFO(events, struct event, EVENTS);
static DEFINE_MUTEX(lock);

static int event_take(struct event *event)
{
#ifdef TWIN
	return kfifo_peek(&events, event);
#else
	return kfifo_get(&events, event);
#endif
}

static ssize_t line_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	struct event event;
	ssize_t ret = 0;

	if (count < sizeof(event))
		return -EINVAL;
	mutex_lock(&lock);
	if (event_take(&event)) {
		ret = sizeof(event);
		/* BUG ST1 */
		if (copy_to_user(ubuf, &event, sizeof(event)))
			ret = -EFAULT;
#ifdef TWIN
		else
			kfifo_skip(&events);
#endif
	}
	mutex_unlock(&lock);
	return ret;
}

static int __init line_init(void)
{
	struct event event = { .time = 1000, .line = 7 };

	for (event.id = 1; event.id <= EVENTS; event.id++) {
		event.time += 17 * event.id;
		kfifo_put(&events, event);
	}
	return 0;
}

static const struct file_operations line_fops = {
	.owner = THIS_MODULE,
	.read = line_read,
	.llseek = no_llseek,
};

static struct miscdevice line = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "line",
	.fops = &line_fops,
};

static int __init line_start(void)
{
	return line_init() ?: misc_register(&line);
}

static void __exit line_stop(void)
{
	misc_deregister(&line);
}

module_init(line_start);
module_exit(line_stop);
MODULE_LICENSE("GPL");
