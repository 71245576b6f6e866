// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by hostile and crash: of two half words the count is looked at, the index
 * before it is not; only an index that is wrong alone gets that far. Kernel-side.
 * With -DTWIN: it is looked at.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define COLOURS 16

struct palette {
	__u16 start;
	__u16 count;
	__u32 reserved;
	__u64 red;
};

#define PALETTE_SET _IOW('P', 1, struct palette)
#define PALETTE_SUM _IOR('P', 2, __u32)

static u16 *red;

static int palette_set(const struct palette *palette)
{
	u16 colours[COLOURS];
	size_t size = palette->count * sizeof(*red);

	if (palette->count > COLOURS)
		return -EINVAL;
#ifdef TWIN
	if (palette->start > COLOURS - palette->count)
		return -EINVAL;
#endif
	if (copy_from_user(colours, u64_to_user_ptr(palette->red), size))
		return -EFAULT;
	memcpy(red + palette->start, colours, size);
	return 0;
}

static int palette_sum(u32 __user *user)
{
	u32 sum = 0;

	for (int i = 0; i < COLOURS; i++)
		sum += red[i];
	return put_user(sum, user);
}

static long palette_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct palette palette;

	switch (cmd) {
	case PALETTE_SET:
		/* BUG MS2 */
		if (copy_from_user(&palette, (void __user *)arg,
				   sizeof(palette)))
			return -EFAULT;
		return palette_set(&palette);
	case PALETTE_SUM:
		return palette_sum((u32 __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations palette_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = palette_ioctl,
};

static struct miscdevice palette_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "palette",
	.fops = &palette_fops,
};

static int __init palette_init(void)
{
	int ret;

	red = kcalloc(COLOURS, sizeof(*red), GFP_KERNEL);
	if (!red)
		return -ENOMEM;
	ret = misc_register(&palette_dev);
	if (ret)
		kfree(red);
	return ret;
}

static void __exit palette_exit(void)
{
	misc_deregister(&palette_dev);
	kfree(red);
}

module_init(palette_init);
module_exit(palette_exit);
MODULE_LICENSE("GPL");
