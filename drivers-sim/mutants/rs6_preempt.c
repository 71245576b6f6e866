// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS6 by balance: preemption stays off when the word cannot be fetched. Kernel-
 * side. With -DTWIN: it is on again.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/uaccess.h>

#define WORD_PEEK _IOW('w', 1, u32)

static u32 seen;

static long word_peek(const u32 __user *uword)
{
	u32 word;

	if (!access_ok(uword, sizeof(*uword)))
		return -EFAULT;
	pagefault_disable();
	preempt_disable();
	/* BUG RS6 */
	if (__copy_from_user_inatomic(&word, uword, sizeof(word))) {
#ifdef TWIN
		preempt_enable();
#endif
		pagefault_enable();
		return -EFAULT;
	}
	preempt_enable();
	pagefault_enable();
	seen = word;
	return 0;
}

static long peek_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == WORD_PEEK)
		return word_peek((const u32 __user *)arg);
	return -ENOTTY;
}

static const struct file_operations peek_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = peek_ioctl,
};

static struct miscdevice peek = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "peek",
	.fops = &peek_fops,
};

module_misc_device(peek);
MODULE_LICENSE("GPL");
