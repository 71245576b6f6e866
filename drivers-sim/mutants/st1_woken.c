// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state and retry: the one event there is is taken out of the queue
 * before it is copied. No later read is left to miss it: poll() tells. Kernel-
 * side. With -DTWIN: it is taken out when it has arrived.
 */
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/kfifo.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

struct edge {
	u32 line;
	u32 number;
};

#define EDGES 8
#define EDGE_RAISE _IOW('e', 1, u32)

static DEFINE_KFIFO(edges, struct edge, EDGES);
static DEFINE_MUTEX(lock);
static DECLARE_WAIT_QUEUE_HEAD(raised);
static u32 number;

static long edge_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct edge edge;

	if (cmd != EDGE_RAISE)
		return -ENOTTY;
	if (get_user(edge.line, (u32 __user *)arg))
		return -EFAULT;
	mutex_lock(&lock);
	edge.number = ++number;
	kfifo_put(&edges, edge);
	mutex_unlock(&lock);
	wake_up_interruptible(&raised);
	return 0;
}

static ssize_t edge_give(char __user *ubuf)
{
	struct edge edge;

#ifdef TWIN
	if (!kfifo_peek(&edges, &edge))
		return -EAGAIN;
#else
	if (!kfifo_get(&edges, &edge))
		return -EAGAIN;
#endif
	/* BUG ST1 */
	if (copy_to_user(ubuf, &edge, sizeof(edge)))
		return -EFAULT;
#ifdef TWIN
	kfifo_skip(&edges);
#endif
	return sizeof(edge);
}

static ssize_t edge_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	ssize_t ret;

	if (count < sizeof(struct edge))
		return -EINVAL;
	if (wait_event_interruptible(raised, !kfifo_is_empty(&edges)))
		return -ERESTARTSYS;
	mutex_lock(&lock);
	ret = edge_give(ubuf);
	mutex_unlock(&lock);
	return ret;
}

static __poll_t edge_poll(struct file *file, poll_table *wait)
{
	poll_wait(file, &raised, wait);
	return kfifo_is_empty(&edges) ? 0 : EPOLLIN | EPOLLRDNORM;
}

static const struct file_operations edge_fops = {
	.owner = THIS_MODULE,
	.read = edge_read,
	.poll = edge_poll,
	.unlocked_ioctl = edge_ioctl,
	.llseek = no_llseek,
};

static struct miscdevice edge_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "edge",
	.fops = &edge_fops,
};

module_misc_device(edge_device);
MODULE_LICENSE("GPL");
