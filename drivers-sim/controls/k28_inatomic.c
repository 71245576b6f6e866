// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K28: a copy under a spinlock, with page faults off and by a primitive that is
 * made for it; when it does not get through, again where it may sleep. Kernel-
 * side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct table {
	u32 entry[8];
};

#define TABLE_PUT _IOW('K', 1, struct table)
#define TABLE_GET _IOR('K', 2, struct table)

static struct table live;
static DEFINE_SPINLOCK(lock);

static unsigned long fetch_fast(struct table *to,
				const struct table __user *utable)
{
	unsigned long left;

	pagefault_disable();
	left = __copy_from_user_inatomic(to, utable, sizeof(*to));
	pagefault_enable();
	return left;
}

static long table_put(const struct table __user *utable)
{
	struct table new;
	unsigned long left;

	if (!access_ok(utable, sizeof(*utable)))
		return -EFAULT;
	spin_lock(&lock);
	left = fetch_fast(&new, utable);
	if (!left)
		live = new;
	spin_unlock(&lock);
	if (!left)
		return 0;
	if (copy_from_user(&new, utable, sizeof(new)))
		return -EFAULT;
	spin_lock(&lock);
	live = new;
	spin_unlock(&lock);
	return 0;
}

static long table_get(struct table __user *utable)
{
	struct table now;

	spin_lock(&lock);
	now = live;
	spin_unlock(&lock);
	return copy_to_user(utable, &now, sizeof(now)) ? -EFAULT : 0;
}

static long gpu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == TABLE_PUT)
		return table_put((const struct table __user *)arg);
	if (cmd == TABLE_GET)
		return table_get((struct table __user *)arg);
	return -ENOTTY;
}

static const struct file_operations gpu_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = gpu_ioctl,
};

static struct miscdevice gpu = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "gpu",
	.fops = &gpu_fops,
};

module_misc_device(gpu);
MODULE_LICENSE("GPL");
