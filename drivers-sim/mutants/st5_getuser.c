// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST5 by state: get_user() goes straight into the live value, which it clears
 * when it fails. Kernel-side. With -DTWIN: through a variable.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define VERSION_SET _IOW('V', 1, u32)
#define VERSION_GET _IOR('V', 2, u32)

static u32 version = 0x10000;

static long version_set(const u32 __user *uversion)
{
#ifdef TWIN
	u32 wanted;

	if (get_user(wanted, uversion))
		return -EFAULT;
	version = wanted;
	return 0;
#else
	/* BUG ST5 */
	return get_user(version, uversion);
#endif
}

static long host_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case VERSION_SET:
		return version_set((const u32 __user *)arg);
	case VERSION_GET:
		return put_user(version, (u32 __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations host_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = host_ioctl,
};

static struct miscdevice host = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "host",
	.fops = &host_fops,
};

module_misc_device(host);
MODULE_LICENSE("GPL");
