// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * scull: sparse seekable memory behind /dev/scull0. Kernel-side.
 *
 * Pattern: a random-access device that overwrites live data from user space.
 *
 * On a short copy it promises
 *   read    what arrived is the return value, and *f_pos moves by it; -EFAULT
 *           and no movement when nothing arrived.
 *   write   what arrived is stored, is the return value, and moves *f_pos. No
 *           byte past it changes, no memory is allocated for nothing, and the
 *           device does not grow by more. -EFAULT and no change when nothing
 *           arrived.
 *   ioctl   -EFAULT, and the device is as before the call.
 *
 * copy_from_user() clears what it could not fill, up to the length asked for.
 * Aimed at a quantum it would wipe old content past the short count. So write
 * copies to a bounce buffer, and from there only what arrived.
 *
 * Memory: a sorted list of sets, each a table of quanta. What was never
 * written takes no memory and reads as zero:
 *
 *   set 0 [q0 | - | q2 | ...] -> set 7 [ - | q1 | ...]
 *
 * A call transfers to the end of one quantum at most. Opened write-only, a
 * device is emptied first.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/fs.h>
#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/slab.h>
#include <linux/list.h>
#include <linux/math64.h>
#include <linux/mutex.h>
#include <linux/overflow.h>
#include <linux/uaccess.h>

#include "scull.h"

static int quantum = SCULL_QUANTUM;
module_param(quantum, int, 0444);
MODULE_PARM_DESC(quantum, "bytes in a quantum, until an ioctl changes it");

static int qset = SCULL_QSET;
module_param(qset, int, 0444);
MODULE_PARM_DESC(qset, "quanta in a set, until an ioctl changes it");

struct scull_set {
	struct list_head link;
	u64 index;
	void *quantum[];
};

/**
 * struct scull_dev - the device
 * @lock:         guards the rest
 * @cdev:         its operations
 * @sets:         struct scull_set, by rising index
 * @size:         bytes, where reading ends
 * @quantum:      bytes in each quantum of @sets
 * @qset:         quanta in each of @sets
 * @next_quantum: what @quantum becomes when the device is next emptied
 * @next_qset:    what @qset becomes then
 */
struct scull_dev {
	struct mutex lock;
	struct cdev cdev;
	struct list_head sets;
	loff_t size;
	u32 quantum;
	u32 qset;
	u32 next_quantum;
	u32 next_qset;
};

/* Where a byte of the device lies. */
struct scull_place {
	u64 set;
	u32 slot;
	u32 offset;
};

static struct scull_dev scull_dev;
static struct class *scull_class;
static dev_t scull_devt;

static struct scull_place scull_locate(struct scull_dev *dev, loff_t pos)
{
	struct scull_place place;
	u64 item = div_u64_rem(pos, dev->quantum, &place.offset);

	place.set = div_u64_rem(item, dev->qset, &place.slot);
	return place;
}

static struct scull_set *scull_find(struct scull_dev *dev, u64 index)
{
	struct scull_set *set;

	list_for_each_entry(set, &dev->sets, link) {
		if (set->index == index)
			return set;
		if (set->index > index)
			break;
	}
	return NULL;
}

static void *scull_peek(struct scull_dev *dev, const struct scull_place *place)
{
	struct scull_set *set = scull_find(dev, place->set);

	return set ? set->quantum[place->slot] : NULL;
}

/* Find or add a set. A set without quanta does no harm: it reads as zero. */
static struct scull_set *scull_add_set(struct scull_dev *dev, u64 index)
{
	struct scull_set *set = scull_find(dev, index);
	struct scull_set *after;

	if (set)
		return set;
	set = kzalloc(struct_size(set, quantum, dev->qset), GFP_KERNEL);
	if (!set)
		return NULL;
	set->index = index;
	list_for_each_entry(after, &dev->sets, link)
		if (after->index > index)
			break;
	/* Before @after, or before the head, which is the end of the list. */
	list_add_tail(&set->link, &after->link);
	return set;
}

/* A fresh quantum is cleared: a write may fill only its middle. */
static void *scull_grow(struct scull_dev *dev, const struct scull_place *place)
{
	struct scull_set *set = scull_add_set(dev, place->set);

	if (!set)
		return NULL;
	if (!set->quantum[place->slot])
		set->quantum[place->slot] = kzalloc(dev->quantum, GFP_KERNEL);
	return set->quantum[place->slot];
}

/* Empty the device. Caller holds the lock, or is the only one left. */
static void scull_trim(struct scull_dev *dev)
{
	struct scull_set *set, *next;
	u32 i;

	list_for_each_entry_safe(set, next, &dev->sets, link) {
		for (i = 0; i < dev->qset; i++)
			kfree(set->quantum[i]);
		list_del(&set->link);
		kfree(set);
	}
	dev->size = 0;
	dev->quantum = dev->next_quantum;
	dev->qset = dev->next_qset;
}

static int scull_open(struct inode *inode, struct file *filp)
{
	struct scull_dev *dev = container_of(inode->i_cdev, struct scull_dev,
					     cdev);

	filp->private_data = dev;
	if ((filp->f_flags & O_ACCMODE) != O_WRONLY)
		return 0;
	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	scull_trim(dev);
	mutex_unlock(&dev->lock);
	return 0;
}

static int scull_release(struct inode *inode, struct file *filp)
{
	return 0;
}

static ssize_t scull_read(struct file *filp, char __user *ubuf, size_t count,
			  loff_t *f_pos)
{
	struct scull_dev *dev = filp->private_data;
	struct scull_place place;
	unsigned long left;
	ssize_t ret = 0;
	void *data;

	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	if (*f_pos >= dev->size || !count)
		goto out_unlock;
	place = scull_locate(dev, *f_pos);
	count = min_t(u64, count, dev->size - *f_pos);
	count = min_t(size_t, count, dev->quantum - place.offset);

	data = scull_peek(dev, &place);
	if (data)
		left = copy_to_user(ubuf, data + place.offset, count);
	else
		left = clear_user(ubuf, count);
	if (left == count) {
		ret = -EFAULT;
		goto out_unlock;
	}
	ret = count - left;
	*f_pos += ret;
out_unlock:
	mutex_unlock(&dev->lock);
	return ret;
}

/* Put @len bytes that have arrived in their place; they fit in one quantum. */
static int scull_store(struct scull_dev *dev, loff_t pos, const void *from,
		       size_t len)
{
	struct scull_place place = scull_locate(dev, pos);
	void *data = scull_grow(dev, &place);

	if (!data)
		return -ENOMEM;
	memcpy(data + place.offset, from, len);
	dev->size = max_t(loff_t, dev->size, pos + len);
	return 0;
}

static ssize_t scull_write(struct file *filp, const char __user *ubuf,
			   size_t count, loff_t *f_pos)
{
	struct scull_dev *dev = filp->private_data;
	unsigned long left;
	void *bounce;
	ssize_t ret;

	if (!count)
		return 0;
	if (*f_pos >= SCULL_SIZE_MAX)
		return -EFBIG;
	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	count = min_t(u64, count, SCULL_SIZE_MAX - *f_pos);
	count = min_t(size_t, count,
		      dev->quantum - scull_locate(dev, *f_pos).offset);
	ret = -ENOMEM;
	bounce = kmalloc(count, GFP_KERNEL);
	if (!bounce)
		goto out_unlock;

	left = copy_from_user(bounce, ubuf, count);
	ret = -EFAULT;
	if (left == count)
		goto out_free_bounce;
	count -= left;
	ret = scull_store(dev, *f_pos, bounce, count);
	if (ret)
		goto out_free_bounce;
	*f_pos += count;
	ret = count;
out_free_bounce:
	kfree(bounce);
out_unlock:
	mutex_unlock(&dev->lock);
	return ret;
}

static loff_t scull_llseek(struct file *filp, loff_t offset, int whence)
{
	struct scull_dev *dev = filp->private_data;
	loff_t pos = -EINVAL;

	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	switch (whence) {
	case SEEK_SET:
		pos = 0;
		break;
	case SEEK_CUR:
		pos = filp->f_pos;
		break;
	case SEEK_END:
		pos = dev->size;
		break;
	}
	mutex_unlock(&dev->lock);
	if (pos < 0 || offset < -pos || offset > SCULL_SIZE_MAX - pos)
		return -EINVAL;
	filp->f_pos = pos + offset;
	return filp->f_pos;
}

/* get_user() clears what it could not fetch: never straight into the device. */
static int scull_fetch_size(int __user *uarg, int max, u32 *size)
{
	int value;

	if (get_user(value, uarg))
		return -EFAULT;
	if (value < 1 || value > max)
		return -EINVAL;
	*size = value;
	return 0;
}

/* Nothing may fail once the old value is out, so that is done last. */
static int scull_exchange_quantum(struct scull_dev *dev, int __user *uarg)
{
	u32 size;
	int err = scull_fetch_size(uarg, SCULL_QUANTUM_MAX, &size);

	if (err)
		return err;
	if (put_user((int)dev->next_quantum, uarg))
		return -EFAULT;
	dev->next_quantum = size;
	return 0;
}

static int scull_get_stats(struct scull_dev *dev,
			   struct scull_stats __user *ustats)
{
	struct scull_stats stats = {
		.size = dev->size,
		.quantum = dev->quantum,
		.qset = dev->qset,
	};
	struct scull_set *set;
	u32 i;

	list_for_each_entry(set, &dev->sets, link) {
		stats.qsets++;
		for (i = 0; i < dev->qset; i++)
			stats.quanta += !!set->quantum[i];
	}
	if (copy_to_user(ustats, &stats, sizeof(stats)))
		return -EFAULT;
	return 0;
}

static long scull_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct scull_dev *dev = filp->private_data;
	int __user *uarg = (int __user *)arg;
	long ret = 0;

	if (mutex_lock_interruptible(&dev->lock))
		return -ERESTARTSYS;
	switch (cmd) {
	case SCULL_IOCRESET:
		scull_trim(dev);
		break;
	case SCULL_IOCSQUANTUM:
		ret = scull_fetch_size(uarg, SCULL_QUANTUM_MAX,
				       &dev->next_quantum);
		break;
	case SCULL_IOCGQUANTUM:
		ret = put_user((int)dev->next_quantum, uarg);
		break;
	case SCULL_IOCXQUANTUM:
		ret = scull_exchange_quantum(dev, uarg);
		break;
	case SCULL_IOCSQSET:
		ret = scull_fetch_size(uarg, SCULL_QSET_MAX, &dev->next_qset);
		break;
	case SCULL_IOCGQSET:
		ret = put_user((int)dev->next_qset, uarg);
		break;
	case SCULL_IOCGSTATS:
		ret = scull_get_stats(dev, (void __user *)arg);
		break;
	default:
		ret = -ENOTTY;
	}
	mutex_unlock(&dev->lock);
	return ret;
}

static const struct file_operations scull_fops = {
	.owner = THIS_MODULE,
	.open = scull_open,
	.release = scull_release,
	.read = scull_read,
	.write = scull_write,
	.llseek = scull_llseek,
	.unlocked_ioctl = scull_ioctl,
};

static void scull_prepare(struct scull_dev *dev)
{
	mutex_init(&dev->lock);
	INIT_LIST_HEAD(&dev->sets);
	dev->size = 0;
	dev->quantum = dev->next_quantum = quantum;
	dev->qset = dev->next_qset = qset;
	cdev_init(&dev->cdev, &scull_fops);
	dev->cdev.owner = THIS_MODULE;
}

static int __init scull_init(void)
{
	struct device *node;
	int err;

	if (quantum < 1 || quantum > SCULL_QUANTUM_MAX ||
	    qset < 1 || qset > SCULL_QSET_MAX)
		return -EINVAL;
	scull_prepare(&scull_dev);
	err = alloc_chrdev_region(&scull_devt, 0, 1, "scull");
	if (err)
		return err;
	err = cdev_add(&scull_dev.cdev, scull_devt, 1);
	if (err)
		goto out_unregister;
	scull_class = class_create(THIS_MODULE, "scull");
	err = PTR_ERR_OR_ZERO(scull_class);
	if (err)
		goto out_del_cdev;
	node = device_create(scull_class, NULL, scull_devt, NULL, "scull0");
	err = PTR_ERR_OR_ZERO(node);
	if (err)
		goto out_destroy_class;
	return 0;

out_destroy_class:
	class_destroy(scull_class);
out_del_cdev:
	cdev_del(&scull_dev.cdev);
out_unregister:
	unregister_chrdev_region(scull_devt, 1);
	return err;
}

static void __exit scull_exit(void)
{
	device_destroy(scull_class, scull_devt);
	class_destroy(scull_class);
	cdev_del(&scull_dev.cdev);
	unregister_chrdev_region(scull_devt, 1);
	scull_trim(&scull_dev);
}

module_init(scull_init);
module_exit(scull_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Sparse seekable memory that survives short copies");
