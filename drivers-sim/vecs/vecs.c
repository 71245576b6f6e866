// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * vecs: frames of samples behind /dev/vecs, read and written through
 * iov_iters. Kernel-side.
 *
 * Pattern: vectored transfer in units larger than a byte. copy_to_iter() and
 * copy_from_iter() return bytes copied, not the residue, and advance the
 * iterator by exactly that; what is cut off a frame must be given back to it.
 *
 * On a short copy it promises
 *   read    whole frames that arrived are the return value and move ki_pos;
 *           -EFAULT and no movement when not one arrived whole.
 *   write   whole frames that arrived are stored, are the return value and
 *           move ki_pos. A frame is old or new, never a mixture. -EFAULT and
 *           no change when not one arrived whole.
 * In both the iterator stands where the return value says, also in the middle
 * of a segment.
 *
 * A count below one frame is -EINVAL, and the rest of a count that is no
 * multiple of a frame is left alone. A frame may span segments.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uio.h>

#define VECS_FRAME 16
/* Frames that are moved at a time. */
#define VECS_BATCH 8
#define VECS_FRAMES_MAX (1 << 16)

static unsigned int frames = 64;
module_param(frames, uint, 0444);
MODULE_PARM_DESC(frames, "frames the device holds");

/* @lock guards what @data points to: frames * VECS_FRAME bytes. */
struct vecs_dev {
	struct mutex lock;
	char *data;
};

static struct vecs_dev vecs_dev;

static loff_t vecs_size(void)
{
	return (loff_t)frames * VECS_FRAME;
}

/*
 * Give back to the iterator what is no whole frame. Returns the bytes that
 * are.
 */
static size_t vecs_round(struct iov_iter *iter, size_t copied)
{
	size_t part = copied % VECS_FRAME;

	iov_iter_revert(iter, part);
	return copied - part;
}

/* How much a call may move, or 0 at the end, or -errno. */
static ssize_t vecs_clip(loff_t pos, size_t count)
{
	if (!count)
		return 0;
	if (pos % VECS_FRAME || count < VECS_FRAME)
		return -EINVAL;
	if (pos >= vecs_size())
		return 0;
	count = min_t(u64, count, vecs_size() - pos);
	return count - count % VECS_FRAME;
}

static ssize_t vecs_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct vecs_dev *dev = &vecs_dev;
	ssize_t len = vecs_clip(iocb->ki_pos, iov_iter_count(to));
	size_t copied;

	if (len <= 0)
		return len;
	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	copied = copy_to_iter(dev->data + iocb->ki_pos, len, to);
	mutex_unlock(&dev->lock);

	copied = vecs_round(to, copied);
	if (!copied)
		return -EFAULT;
	iocb->ki_pos += copied;
	return copied;
}

/* One batch, by way of a bounce buffer: a frame is replaced whole. */
static size_t vecs_fill(char *data, size_t len, struct iov_iter *from)
{
	char bounce[VECS_BATCH * VECS_FRAME];
	size_t copied = copy_from_iter(bounce, len, from);

	copied = vecs_round(from, copied);
	memcpy(data, bounce, copied);
	return copied;
}

static ssize_t vecs_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct vecs_dev *dev = &vecs_dev;
	ssize_t len = vecs_clip(iocb->ki_pos, iov_iter_count(from));
	ssize_t done = 0;
	size_t batch, copied;

	if (len < 0)
		return len;
	if (!len)
		return iov_iter_count(from) ? -ENOSPC : 0;
	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	do {
		batch = min_t(size_t, len - done, VECS_BATCH * VECS_FRAME);
		copied = vecs_fill(dev->data + iocb->ki_pos + done, batch,
				   from);
		done += copied;
	} while (copied == batch && done < len);
	mutex_unlock(&dev->lock);

	if (!done)
		return -EFAULT;
	iocb->ki_pos += done;
	return done;
}

static loff_t vecs_llseek(struct file *filp, loff_t offset, int whence)
{
	return fixed_size_llseek(filp, offset, whence, vecs_size());
}

static const struct file_operations vecs_fops = {
	.owner = THIS_MODULE,
	.read_iter = vecs_read_iter,
	.write_iter = vecs_write_iter,
	.llseek = vecs_llseek,
};

static struct miscdevice vecs_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "vecs",
	.fops = &vecs_fops,
};

static int __init vecs_init(void)
{
	int err;

	if (!frames || frames > VECS_FRAMES_MAX)
		return -EINVAL;
	mutex_init(&vecs_dev.lock);
	vecs_dev.data = kcalloc(frames, VECS_FRAME, GFP_KERNEL);
	if (!vecs_dev.data)
		return -ENOMEM;
	err = misc_register(&vecs_misc);
	if (err)
		kfree(vecs_dev.data);
	return err;
}

static void __exit vecs_exit(void)
{
	misc_deregister(&vecs_misc);
	kfree(vecs_dev.data);
}

module_init(vecs_init);
module_exit(vecs_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Frames of samples through iov_iters, whole or not at all");
