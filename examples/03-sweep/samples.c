// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * samples: gives out recorded samples. A read of /dev/samples gives bytes, an
 * ioctl the format they are in. It has one bug. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

#define RECORDED 200

struct samples_format {
	__u16 channels;
	__u16 bits;
	__u32 rate;	/* samples in a second */
};

#define SAMPLES_FORMAT _IOR('s', 1, struct samples_format)

static const struct samples_format format = { 2, 8, 8000 };
static unsigned char recorded[RECORDED];

/* A short copy is a short read: what arrived is counted. */
static ssize_t samples_read(struct file *file, char __user *ubuf, size_t size,
			    loff_t *ppos)
{
	size_t copied;

	if (*ppos >= RECORDED)
		return 0;
	size = min_t(size_t, size, RECORDED - *ppos);
	copied = size - copy_to_user(ubuf, recorded + *ppos, size);
	*ppos += copied;
	return copied;
}

static long samples_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	if (cmd != SAMPLES_FORMAT)
		return -ENOTTY;
	if (copy_to_user((void __user *)arg, &format, sizeof(format)))
		return -EFAULT;
	return 0;
}

static const struct file_operations samples_fops = {
	.owner = THIS_MODULE,
	.read = samples_read,
	.llseek = default_llseek,
	.unlocked_ioctl = samples_ioctl,
};

static struct miscdevice samples = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "samples",
	.fops = &samples_fops,
};

static int __init samples_init(void)
{
	unsigned int i;

	for (i = 0; i < RECORDED; i++)
		recorded[i] = i * 7;
	return misc_register(&samples);
}

static void __exit samples_exit(void)
{
	misc_deregister(&samples);
}

module_init(samples_init);
module_exit(samples_exit);
MODULE_LICENSE("GPL");
