// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV2 by ignored: a residue is tested for being negative, which it never is, so a failed
 * copy is a success. Kernel-side. With -DTWIN: it is tested for not being 0.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct version {
	u32 major;
	u32 minor;
	char name[8];
};

#define VERSION_GET _IOR('v', 1, struct version)

static long version_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	static const struct version version = { 3, 2, "meter" };
	int err;

	if (cmd != VERSION_GET)
		return -ENOTTY;
	/* BUG RV2 */
	err = copy_to_user((void __user *)arg, &version, sizeof(version));
#ifdef TWIN
	if (err)
		return -EFAULT;
#else
	if (err < 0)
		return err;
#endif
	return 0;
}

static const struct file_operations version_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = version_ioctl,
};

static struct miscdevice version = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "version",
	.fops = &version_fops,
};

module_misc_device(version);
MODULE_LICENSE("GPL");
