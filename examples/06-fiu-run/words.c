// SPDX-License-Identifier: LGPL-2.1-or-later
/* words: a read of /dev/words gives the same 26 letters each time. Kernel-side. */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

/* What arrived is counted; when nothing did, that is -EFAULT. */
static ssize_t words_read(struct file *file, char __user *ubuf, size_t size,
			  loff_t *ppos)
{
	size_t copied;

	size = min(size, sizeof(letters) - 1);
	copied = size - copy_to_user(ubuf, letters, size);
	return copied || !size ? copied : -EFAULT;
}

static const struct file_operations words_fops = {
	.owner = THIS_MODULE,
	.read = words_read,
};

static struct miscdevice words = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "words",
	.fops = &words_fops,
};
module_misc_device(words);
MODULE_LICENSE("GPL");
