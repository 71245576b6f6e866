// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV9 by crash: strndup_user() gives an error pointer, and NULL is what is looked for.
 * Kernel-side. With -DTWIN: IS_ERR().
 */
#include <linux/err.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define LENGTH 32
#define LABEL_SET _IOW('N', 1, char[LENGTH])

static char first;

static long label_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	char *text;

	if (cmd != LABEL_SET)
		return -ENOTTY;
	text = strndup_user((const char __user *)arg, LENGTH);
#ifdef TWIN
	if (IS_ERR(text))
		return PTR_ERR(text);
#else
	if (!text)
		return -ENOMEM;
#endif
	/* BUG RV9 */
	WRITE_ONCE(first, text[0]);
	kfree(text);
	return 0;
}

static const struct file_operations label_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = label_ioctl,
};

static struct miscdevice label = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "label",
	.fops = &label_fops,
};

module_misc_device(label);
MODULE_LICENSE("GPL");
