// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by growth: a request is put on a list before its data is fetched, and
 * stays there when that fails: module exit frees it, and until then each failed
 * call adds one. Kernel-side. With -DTWIN: it is taken off again.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 64

struct request {
	struct list_head list;
	char text[SIZE];
};

static LIST_HEAD(requests);
static DEFINE_MUTEX(lock);
static char last[SIZE];

static void drop(struct request *request)
{
	mutex_lock(&lock);
	list_del(&request->list);
	mutex_unlock(&lock);
	kfree(request);
}

static ssize_t queue_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	struct request *request = kzalloc(sizeof(*request), GFP_KERNEL);

	if (!request)
		return -ENOMEM;
	mutex_lock(&lock);
	list_add(&request->list, &requests);
	mutex_unlock(&lock);
	count = min_t(size_t, count, SIZE);
	/* BUG RS2 */
	if (copy_from_user(request->text, ubuf, count)) {
#ifdef TWIN
		drop(request);
#endif
		return -EFAULT;
	}
	mutex_lock(&lock);
	memcpy(last, request->text, SIZE);
	mutex_unlock(&lock);
	drop(request);
	return count;
}

static const struct file_operations queue_fops = {
	.owner = THIS_MODULE,
	.write = queue_write,
	.llseek = no_llseek,
};

static struct miscdevice queue = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "queue",
	.fops = &queue_fops,
};

static int __init queue_init(void)
{
	return misc_register(&queue);
}

static void __exit queue_exit(void)
{
	misc_deregister(&queue);
	while (!list_empty(&requests))
		drop(list_first_entry(&requests, struct request, list));
}

module_init(queue_init);
module_exit(queue_exit);
MODULE_LICENSE("GPL");
