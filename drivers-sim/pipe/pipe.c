// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * pipe: a byte FIFO behind /dev/simpipe, with blocking readers and writers.
 * Kernel-side.
 *
 * Pattern: a stream through a ring, two user copies a call when it wraps.
 *
 * On a short copy it promises
 *   read    what arrived is the return value and leaves the ring; all else
 *           stays and is what the next read returns. -EFAULT and nothing
 *           consumed when nothing arrived.
 *   write   what arrived is queued and is the return value. -EFAULT and
 *           nothing queued when nothing arrived.
 * So the stream that readers see is, byte for byte, what writers were told
 * was accepted. There is no position.
 *
 *   |......DDDDDDDDDDDD......|        |DDDD..............DDDDDD|
 *          ^ tail     ^ head               ^ head        ^ tail
 *
 * A copy goes straight to the ring: what copy_from_user() clears past a short
 * copy is free space, which nobody reads. head and tail count bytes since the
 * start and are reduced to an index when used, so full and empty differ.
 *
 * read waits for one byte, write for one byte of space; then each moves what
 * it can without waiting again.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/fs.h>
#include <linux/math64.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define PIPE_SIZE_MAX (1 << 20)

static unsigned int size = 4096;
module_param(size, uint, 0444);
MODULE_PARM_DESC(size, "bytes the ring holds");

/**
 * struct pipe_dev - the one pipe
 * @lock:    guards the rest but @readers and @writers
 * @readers: wait for data
 * @writers: wait for space
 * @ring:    @size bytes
 * @head:    bytes ever written
 * @tail:    bytes ever read
 */
struct pipe_dev {
	struct mutex lock;
	wait_queue_head_t readers;
	wait_queue_head_t writers;
	char *ring;
	u64 head;
	u64 tail;
};

static struct pipe_dev pipe_dev;

static size_t pipe_used(struct pipe_dev *dev)
{
	return READ_ONCE(dev->head) - READ_ONCE(dev->tail);
}

static size_t pipe_space(struct pipe_dev *dev)
{
	return size - pipe_used(dev);
}

static size_t pipe_index(u64 bytes)
{
	u32 index;

	div_u64_rem(bytes, size, &index);
	return index;
}

/*
 * Wait until @available() says that there is something to move, and return
 * with the lock held. Another task may be faster between waking and locking,
 * so look again under the lock.
 */
static int pipe_lock_when(struct pipe_dev *dev, struct file *filp,
			  wait_queue_head_t *queue,
			  size_t (*available)(struct pipe_dev *dev))
{
	for (;;) {
		if (mutex_lock_interruptible(&dev->lock))
			return -ERESTARTSYS;
		if (available(dev))
			return 0;
		mutex_unlock(&dev->lock);
		if (filp->f_flags & O_NONBLOCK)
			return -EAGAIN;
		if (wait_event_interruptible(*queue, available(dev)))
			return -ERESTARTSYS;
	}
}

/* Two parts at most; a short first part ends it. Returns bytes that arrived. */
static size_t pipe_copy_out(struct pipe_dev *dev, char __user *ubuf,
			    size_t count)
{
	size_t start = pipe_index(dev->tail);
	size_t part = min_t(size_t, count, size - start);
	size_t left;

	left = copy_to_user(ubuf, dev->ring + start, part);
	if (left || part == count)
		return part - left;
	left = copy_to_user(ubuf + part, dev->ring, count - part);
	return count - left;
}

static size_t pipe_copy_in(struct pipe_dev *dev, const char __user *ubuf,
			   size_t count)
{
	size_t start = pipe_index(dev->head);
	size_t part = min_t(size_t, count, size - start);
	size_t left;

	left = copy_from_user(dev->ring + start, ubuf, part);
	if (left || part == count)
		return part - left;
	left = copy_from_user(dev->ring, ubuf + part, count - part);
	return count - left;
}

static ssize_t pipe_read(struct file *filp, char __user *ubuf, size_t count,
			 loff_t *f_pos)
{
	struct pipe_dev *dev = filp->private_data;
	size_t copied;
	int err;

	if (!count)
		return 0;
	err = pipe_lock_when(dev, filp, &dev->readers, pipe_used);
	if (err)
		return err;
	count = min(count, pipe_used(dev));
	copied = pipe_copy_out(dev, ubuf, count);
	WRITE_ONCE(dev->tail, dev->tail + copied);
	mutex_unlock(&dev->lock);

	if (!copied)
		return -EFAULT;
	wake_up_interruptible(&dev->writers);
	return copied;
}

static ssize_t pipe_write(struct file *filp, const char __user *ubuf,
			  size_t count, loff_t *f_pos)
{
	struct pipe_dev *dev = filp->private_data;
	size_t copied;
	int err;

	if (!count)
		return 0;
	err = pipe_lock_when(dev, filp, &dev->writers, pipe_space);
	if (err)
		return err;
	count = min(count, pipe_space(dev));
	copied = pipe_copy_in(dev, ubuf, count);
	WRITE_ONCE(dev->head, dev->head + copied);
	mutex_unlock(&dev->lock);

	if (!copied)
		return -EFAULT;
	wake_up_interruptible(&dev->readers);
	return copied;
}

static __poll_t pipe_poll(struct file *filp, poll_table *wait)
{
	struct pipe_dev *dev = filp->private_data;
	__poll_t mask = 0;

	poll_wait(filp, &dev->readers, wait);
	poll_wait(filp, &dev->writers, wait);
	if (pipe_used(dev))
		mask |= EPOLLIN | EPOLLRDNORM;
	if (pipe_space(dev))
		mask |= EPOLLOUT | EPOLLWRNORM;
	return mask;
}

static int pipe_open(struct inode *inode, struct file *filp)
{
	filp->private_data = &pipe_dev;
	return stream_open(inode, filp);
}

static int pipe_release(struct inode *inode, struct file *filp)
{
	return 0;
}

static const struct file_operations pipe_fops = {
	.owner = THIS_MODULE,
	.open = pipe_open,
	.release = pipe_release,
	.read = pipe_read,
	.write = pipe_write,
	.poll = pipe_poll,
	.llseek = no_llseek,
};

static struct miscdevice pipe_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "simpipe",
	.fops = &pipe_fops,
};

static int __init pipe_init(void)
{
	int err;

	if (!size || size > PIPE_SIZE_MAX)
		return -EINVAL;
	mutex_init(&pipe_dev.lock);
	init_waitqueue_head(&pipe_dev.readers);
	init_waitqueue_head(&pipe_dev.writers);
	pipe_dev.head = 0;
	pipe_dev.tail = 0;
	pipe_dev.ring = kmalloc(size, GFP_KERNEL);
	if (!pipe_dev.ring)
		return -ENOMEM;
	err = misc_register(&pipe_misc);
	if (err)
		kfree(pipe_dev.ring);
	return err;
}

static void __exit pipe_exit(void)
{
	misc_deregister(&pipe_misc);
	kfree(pipe_dev.ring);
}

module_init(pipe_init);
module_exit(pipe_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A byte FIFO that loses nothing to a short copy");
