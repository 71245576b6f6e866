// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that copies in its init and in its exit, as drivers did under
 * set_fs(). Its init forgets what it has allocated when that fails; its exit
 * does not look. Marks as in crashes.c. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static const char early_defaults[24] = "speed=9600 parity=none";
static char early_last[24];
static char *early_config;

static ssize_t early_read(struct file *filp, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	count = min(count, sizeof(early_defaults));
	return copy_to_user(ubuf, early_config, count) ? -EFAULT : count;
}

static const struct file_operations early_fops = {
	.owner = THIS_MODULE,
	.read = early_read,
};

static struct miscdevice early_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "early",
	.fops = &early_fops,
};

static unsigned long early_fetch(char *to, const char *from, unsigned long n)
{
	mm_segment_t old_fs = get_fs();
	unsigned long left;

	set_fs(KERNEL_DS);
	left = copy_from_user(to, (const char __user *)from, n);	/* RS2 */
	set_fs(old_fs);
	return left;
}

static int __init early_init(void)
{
	int ret;

	early_config = kmalloc(sizeof(early_defaults), GFP_KERNEL);
	if (!early_config)
		return -ENOMEM;
	if (early_fetch(early_config, early_defaults, sizeof(early_defaults)))
		return -EFAULT;
	ret = misc_register(&early_misc);
	if (ret)
		kfree(early_config);
	return ret;
}

static void early_keep(char *to, const char *from, unsigned long n)
{
	mm_segment_t old_fs = get_fs();

	set_fs(KERNEL_DS);
	if (copy_to_user((char __user *)to, from, n))			/* RV2 */
		to[0] = 0;
	set_fs(old_fs);
}

static void __exit early_exit(void)
{
	misc_deregister(&early_misc);
	early_keep(early_last, early_config, sizeof(early_defaults));
	kfree(early_config);
}

module_init(early_init);
module_exit(early_exit);
MODULE_DESCRIPTION("Copies before it can be opened, and after");
MODULE_LICENSE("GPL");
