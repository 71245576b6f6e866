// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV9 by crash: memdup_user() gives an error pointer, and NULL is what is looked for.
 * Kernel-side. With -DTWIN: IS_ERR().
 */
#include <linux/err.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct image {
	u32 entry;
	u8 code[28];
};

#define LOADER_LOAD _IOW('L', 1, struct image)

static u32 entry;

static long loader_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	struct image *image;

	if (cmd != LOADER_LOAD)
		return -ENOTTY;
	/* BUG RV9 */
	image = memdup_user((const void __user *)arg, sizeof(*image));
#ifdef TWIN
	if (IS_ERR(image))
		return PTR_ERR(image);
#else
	if (!image)
		return -ENOMEM;
#endif
	WRITE_ONCE(entry, image->entry);
	kfree(image);
	return 0;
}

static const struct file_operations loader_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = loader_ioctl,
};

static struct miscdevice loader = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "loader",
	.fops = &loader_fops,
};

module_misc_device(loader);
MODULE_LICENSE("GPL");
