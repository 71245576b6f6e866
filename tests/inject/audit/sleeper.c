// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver whose state is a kernel thread asleep since module init: how many
 * bytes it has seen is known to a variable on its stack only. write gives it
 * bytes, it wakes, adds and says what it knows, read fetches that. A run that
 * leaves that stack as it is shows in the next. Kernel-side.
 */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(sleeper_queue);
static DECLARE_COMPLETION(sleeper_answer);
static DEFINE_MUTEX(sleeper_lock);	/* one question at a time */
static struct task_struct *sleeper_thread;
static unsigned char sleeper_bytes[64];
static size_t sleeper_size;
static unsigned int sleeper_sums[2];

static int sleeper_main(void *unused)
{
	unsigned int known[2] = { 0, 1 };
	size_t i;

	while (!kthread_should_stop()) {
		wait_event_interruptible(sleeper_queue, sleeper_size ||
					 kthread_should_stop());
		if (!sleeper_size)
			continue;
		for (i = 0; i < sleeper_size; i++) {
			known[0] += sleeper_bytes[i];
			known[1] = known[1] * 31 + sleeper_bytes[i];
		}
		sleeper_size = 0;
		memcpy(sleeper_sums, known, sizeof(known));
		complete(&sleeper_answer);
	}
	return 0;
}

static ssize_t sleeper_ask(const char __user *ubuf, size_t count)
{
	if (copy_from_user(sleeper_bytes, ubuf, count))
		return -EFAULT;
	sleeper_size = count;
	wake_up_interruptible(&sleeper_queue);
	wait_for_completion(&sleeper_answer);
	return count;
}

static ssize_t sleeper_write(struct file *filp, const char __user *ubuf,
			     size_t count, loff_t *ppos)
{
	ssize_t ret;

	count = min(count, sizeof(sleeper_bytes));
	if (!count)
		return 0;
	mutex_lock(&sleeper_lock);
	ret = sleeper_ask(ubuf, count);
	mutex_unlock(&sleeper_lock);
	return ret;
}

static ssize_t sleeper_read(struct file *filp, char __user *ubuf, size_t count,
			    loff_t *ppos)
{
	count = min(count, sizeof(sleeper_sums));
	if (copy_to_user(ubuf, sleeper_sums, count))
		return -EFAULT;
	return count;
}

static const struct file_operations sleeper_fops = {
	.owner = THIS_MODULE,
	.read = sleeper_read,
	.write = sleeper_write,
};

static struct miscdevice sleeper_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sleeper",
	.fops = &sleeper_fops,
};

static int __init sleeper_init(void)
{
	int ret;

	sleeper_thread = kthread_run(sleeper_main, NULL, "sleeper");
	if (IS_ERR(sleeper_thread))
		return PTR_ERR(sleeper_thread);
	ret = misc_register(&sleeper_dev);
	if (ret)
		kthread_stop(sleeper_thread);
	return ret;
}

static void __exit sleeper_exit(void)
{
	misc_deregister(&sleeper_dev);
	kthread_stop(sleeper_thread);
}

module_init(sleeper_init);
module_exit(sleeper_exit);
MODULE_LICENSE("GPL");
