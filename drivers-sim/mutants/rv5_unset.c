// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV5 by onward: it goes to the way out for failures with no error set, so a call of
 * which nothing was done is a success. Kernel-side. With -DTWIN: the error is
 * set.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct slot {
	u32 id;
	u32 weight;
};

#define ASSIGN_SLOT _IOW('a', 1, struct slot)
#define ASSIGN_SHOW _IOR('a', 2, struct slot)

static struct slot assigned = { 1, 100 };

/* Returns the weight that was replaced, from 1 up. */
static long assign_slot(const struct slot __user *uslot)
{
	struct slot *slot = kmalloc(sizeof(*slot), GFP_KERNEL);
	long ret = 0;

	if (!slot)
		return -ENOMEM;
	/* BUG RV5 */
	if (copy_from_user(slot, uslot, sizeof(*slot))) {
#ifdef TWIN
		ret = -EFAULT;
#endif
		goto out_free_slot;
	}
	ret = assigned.weight % 1000 + 1;
	assigned = *slot;
out_free_slot:
	kfree(slot);
	return ret;
}

static long assign_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	switch (cmd) {
	case ASSIGN_SLOT:
		return assign_slot((const void __user *)arg);
	case ASSIGN_SHOW:
		return copy_to_user((void __user *)arg, &assigned,
				    sizeof(assigned)) ? -EFAULT : 0;
	}
	return -ENOTTY;
}

static const struct file_operations assign_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = assign_ioctl,
};

static struct miscdevice assign = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "assign",
	.fops = &assign_fops,
};

module_misc_device(assign);
MODULE_LICENSE("GPL");
