// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST9 by watchdog: a word is fetched in atomic context, and if that fails once
 * more from the start, with nothing done to bring the page in. Kernel-side.
 * With -DTWIN: it is fetched where it may sleep before it tries again.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

#define FUTEX_ADD _IOW('f', 1, u32)

static u32 sum;
static DEFINE_SPINLOCK(lock);

static long futex_add(const u32 __user *uword)
{
	u32 word;
	int failed;

	if (!access_ok(uword, sizeof(*uword)))
		return -EFAULT;
	do {
#ifdef TWIN
		if (get_user(word, uword))
			return -EFAULT;
#endif
		pagefault_disable();
		/* BUG ST9 */
		failed = __copy_from_user_inatomic(&word, uword, sizeof(word));
		pagefault_enable();
	} while (failed);
	spin_lock(&lock);
	sum += word;
	spin_unlock(&lock);
	return 0;
}

static long adder_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == FUTEX_ADD)
		return futex_add((const u32 __user *)arg);
	return -ENOTTY;
}

static const struct file_operations adder_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = adder_ioctl,
};

static struct miscdevice adder = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "adder",
	.fops = &adder_fops,
};

module_misc_device(adder);
MODULE_LICENSE("GPL");
