// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by hostile: count times size in 32 bits is less than it should be.
 * Kernel-side. With -DTWIN: kmalloc_array() sees it.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct range {
	u64 start;
	u64 size;
};

struct request {
	u64 ranges;
	u32 count;
	u32 reserved;
};

#define PRODUCT_SUM _IOW('p', 1, struct request)

static struct range *product_alloc(u32 count)
{
#ifdef TWIN
	return kmalloc_array(count, sizeof(struct range), GFP_KERNEL);
#else
	u32 bytes = count * sizeof(struct range);

	return kmalloc(bytes, GFP_KERNEL);
#endif
}

static int product_fetch(struct range *range, const struct range __user *user,
			 u32 count)
{
	for (u32 i = 0; i < count; i++)
		if (copy_from_user(&range[i], &user[i], sizeof(*range)))
			return -EFAULT;
	return 0;
}

static long product_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct request request;
	struct range *range;
	int ret;

	if (cmd != PRODUCT_SUM)
		return -ENOTTY;
	/* BUG MS2 */
	if (copy_from_user(&request, (void __user *)arg, sizeof(request)))
		return -EFAULT;
	range = product_alloc(request.count);
	if (!range)
		return -ENOMEM;
	ret = product_fetch(range, u64_to_user_ptr(request.ranges),
			    request.count);
	kfree(range);
	return ret;
}

static const struct file_operations product_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = product_ioctl,
};

static struct miscdevice product = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "product",
	.fops = &product_fops,
};

module_misc_device(product);
MODULE_LICENSE("GPL");
