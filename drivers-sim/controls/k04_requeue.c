// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K04: a packet is taken off the queue before the copy, and put back at its
 * head when that fails: nothing is lost. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct packet {
	struct list_head link;
	size_t size;
	u8 data[32];
};

static LIST_HEAD(queue);
static DEFINE_MUTEX(lock);

static struct packet *packet_take(void)
{
	struct packet *packet;

	mutex_lock(&lock);
	packet = list_first_entry_or_null(&queue, struct packet, link);
	if (packet)
		list_del(&packet->link);
	mutex_unlock(&lock);
	return packet;
}

static void packet_put_back(struct packet *packet)
{
	mutex_lock(&lock);
	list_add(&packet->link, &queue);
	mutex_unlock(&lock);
}

static ssize_t capi_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	struct packet *packet = packet_take();
	size_t size;

	if (!packet)
		return 0;
	size = packet->size;
	if (size > count) {
		packet_put_back(packet);
		return -EMSGSIZE;
	}
	if (copy_to_user(ubuf, packet->data, size)) {
		packet_put_back(packet);
		return -EFAULT;
	}
	kfree(packet);
	return size;
}

static ssize_t capi_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	struct packet *packet = kzalloc(sizeof(*packet), GFP_KERNEL);

	if (!packet)
		return -ENOMEM;
	packet->size = min(count, sizeof(packet->data));
	if (copy_from_user(packet->data, ubuf, packet->size)) {
		kfree(packet);
		return -EFAULT;
	}
	mutex_lock(&lock);
	list_add_tail(&packet->link, &queue);
	mutex_unlock(&lock);
	return packet->size;
}

static const struct file_operations capi_fops = {
	.owner = THIS_MODULE,
	.read = capi_read,
	.write = capi_write,
	.llseek = no_llseek,
};

static struct miscdevice capi = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "capi",
	.fops = &capi_fops,
};

static int __init capi_start(void)
{
	return misc_register(&capi);
}

static void __exit capi_stop(void)
{
	struct packet *packet, *next;

	misc_deregister(&capi);
	list_for_each_entry_safe(packet, next, &queue, link)
		kfree(packet);
}

module_init(capi_start);
module_exit(capi_stop);
MODULE_LICENSE("GPL");
