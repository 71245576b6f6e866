// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state: an error message leaves its slot of the ring, and is freed,
 * whether or not user space got it. Kernel-side. With -DTWIN: only when it did.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SLOTS 4

static char *slot[SLOTS];
static unsigned int head;
static DEFINE_MUTEX(lock);

static ssize_t message_send(char __user *ubuf, size_t count)
{
	char *message = slot[head % SLOTS];
	size_t size;
	ssize_t ret;

	if (!message)
		return 0;
	size = strlen(message);
	if (count < size)
		return -EINVAL;
	/* BUG ST1 */
	ret = copy_to_user(ubuf, message, size) ? -EFAULT : size;
#ifdef TWIN
	if (ret < 0)
		return ret;
#endif
	slot[head++ % SLOTS] = NULL;
	kfree(message);
	return ret;
}

static ssize_t errors_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	ssize_t ret;

	mutex_lock(&lock);
	ret = message_send(ubuf, count);
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations errors_fops = {
	.owner = THIS_MODULE,
	.read = errors_read,
	.llseek = no_llseek,
};

static struct miscdevice errors = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "errors",
	.fops = &errors_fops,
};

static void __exit errors_stop(void)
{
	int i;

	misc_deregister(&errors);
	for (i = 0; i < SLOTS; i++)
		kfree(slot[i]);
}

static int __init errors_start(void)
{
	int i;

	for (i = 0; i < SLOTS; i++)
		slot[i] = kasprintf(GFP_KERNEL, "disk %d: retry\n", i * 3);
	return misc_register(&errors);
}

module_init(errors_start);
module_exit(errors_stop);
MODULE_LICENSE("GPL");
