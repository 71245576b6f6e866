// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST3 by state: a write goes out in packets. When one cannot be fetched those
 * before it are out already, and -EFAULT makes user space send them again.
 * Kernel-side. With -DTWIN: it returns how much went out.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define PACKET 8
#define ROOM 1024

static u8 sent[ROOM];
static size_t fill, done;
static DEFINE_MUTEX(lock);

static void packet_send(const u8 *packet, size_t size)
{
	size = min(size, ROOM - fill);
	memcpy(sent + fill, packet, size);
	fill += size;
}

static ssize_t link_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *ppos)
{
	size_t out = 0;
	ssize_t ret = 0;

	count = min_t(size_t, count, 5 * PACKET);
	mutex_lock(&lock);
	while (out < count) {
		u8 packet[PACKET];
		size_t size = min_t(size_t, count - out, PACKET);

		/* BUG ST3 */
		if (copy_from_user(packet, ubuf + out, size)) {
			ret = -EFAULT;
			break;
		}
		packet_send(packet, size);
		out += size;
	}
	mutex_unlock(&lock);
#ifdef TWIN
	if (out)
		return out;
#endif
	return ret ?: out;
}

/* The other end of the link. */
static ssize_t link_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	ssize_t ret;

	mutex_lock(&lock);
	ret = min(count, fill - done);
	if (copy_to_user(ubuf, sent + done, ret))
		ret = -EFAULT;
	else
		done += ret;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations link_fops = {
	.owner = THIS_MODULE,
	.read = link_read,
	.write = link_write,
	.llseek = no_llseek,
};

static struct miscdevice link = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "link",
	.fops = &link_fops,
};

module_misc_device(link);
MODULE_LICENSE("GPL");
