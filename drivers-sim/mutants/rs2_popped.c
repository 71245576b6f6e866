// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS2 by leak: work is taken off the list to be sent; when sending fails it is
 * on no list any more, and nobody frees it. Kernel-side. With -DTWIN: it goes
 * back where it was.
 */
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct work {
	struct list_head link;
	u64 cookie;
};

static LIST_HEAD(todo);
static DEFINE_MUTEX(lock);

static int work_send(struct work *work, u64 __user *ubuf)
{
	list_del(&work->link);
	/* BUG RS2 */
	if (put_user(work->cookie, ubuf)) {
#ifdef TWIN
		list_add(&work->link, &todo);
#endif
		return -EFAULT;
	}
	kfree(work);
	return 0;
}

static ssize_t binder_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t ret = 0;

	if (count < sizeof(u64))
		return -EINVAL;
	mutex_lock(&lock);
	if (!list_empty(&todo))
		ret = work_send(list_first_entry(&todo, struct work, link),
				(u64 __user *)ubuf) ?: (ssize_t)sizeof(u64);
	mutex_unlock(&lock);
	return ret;
}

static ssize_t binder_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	struct work *work;

	if (count < sizeof(u64))
		return -EINVAL;
	work = kmalloc(sizeof(*work), GFP_KERNEL);
	if (!work)
		return -ENOMEM;
	if (get_user(work->cookie, (const u64 __user *)ubuf)) {
		kfree(work);
		return -EFAULT;
	}
	mutex_lock(&lock);
	list_add_tail(&work->link, &todo);
	mutex_unlock(&lock);
	return sizeof(u64);
}

static const struct file_operations binder_fops = {
	.owner = THIS_MODULE,
	.read = binder_read,
	.write = binder_write,
	.llseek = no_llseek,
};

static struct miscdevice binder = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "binder",
	.fops = &binder_fops,
};

static int __init binder_start(void)
{
	return misc_register(&binder);
}

static void __exit binder_stop(void)
{
	struct work *work, *next;

	misc_deregister(&binder);
	list_for_each_entry_safe(work, next, &todo, link)
		kfree(work);
}

module_init(binder_start);
module_exit(binder_stop);
MODULE_LICENSE("GPL");
