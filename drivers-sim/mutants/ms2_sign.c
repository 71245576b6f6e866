// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS2 by hostile: an index is compared with its upper bound only. Kernel-side.
 * With -DTWIN: it has no sign.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define SIGN_MAX 64

struct cell {
	s32 index;
	u32 value;
};

#define SIGN_SET _IOW('i', 1, struct cell)

static u32 *cells;

static int sign_store(const struct cell __user *user)
{
	struct cell cell;

	/* BUG MS2 */
	if (copy_from_user(&cell, user, sizeof(cell)))
		return -EFAULT;
#ifdef TWIN
	if ((u32)cell.index >= SIGN_MAX)
		return -EINVAL;
#else
	if (cell.index >= SIGN_MAX)
		return -EINVAL;
#endif
	cells[cell.index] = cell.value;
	return 0;
}

static long sign_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return cmd == SIGN_SET ? sign_store((void __user *)arg) : -ENOTTY;
}

static const struct file_operations sign_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = sign_ioctl,
};

static struct miscdevice sign = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sign",
	.fops = &sign_fops,
};

static int __init sign_init(void)
{
	int ret;

	cells = kcalloc(SIGN_MAX, sizeof(*cells), GFP_KERNEL);
	if (!cells)
		return -ENOMEM;
	ret = misc_register(&sign);
	if (ret)
		kfree(cells);
	return ret;
}

static void __exit sign_exit(void)
{
	misc_deregister(&sign);
	kfree(cells);
}

module_init(sign_init);
module_exit(sign_exit);
MODULE_LICENSE("GPL");
