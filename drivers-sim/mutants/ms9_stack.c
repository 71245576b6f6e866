// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS9 by crash: a name that cannot be fetched is shown in the log, terminated
 * one byte behind its array on the stack. Kernel-side. With -DTWIN: in its last
 * byte.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define NAME 12
#define NAMED_SET _IOW('n', 1, char[NAME])

#ifdef TWIN
#define LAST (NAME - 1)
#else
#define LAST NAME
#endif

static noinline void named_end(char *name, size_t at)
{
	name[at] = '\0';
}

static long named_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct {
		char name[NAME];
	} request;

	if (cmd != NAMED_SET)
		return -ENOTTY;
	/* BUG MS9 */
	if (copy_from_user(request.name, (void __user *)arg, NAME)) {
		named_end(request.name, LAST);
		pr_info("named: no \"%s\"\n", request.name);
		return -EFAULT;
	}
	return 0;
}

static const struct file_operations named_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = named_ioctl,
};

static struct miscdevice named = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "named",
	.fops = &named_fops,
};

module_misc_device(named);
MODULE_LICENSE("GPL");
