// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS5 by crash: an ioctl reads its argument as if it were a pointer of the
 * kernel's. Kernel-side. With -DTWIN: get_user().
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define TPM_MODE _IOW('t', 1, u32)
#define TPM_SHOW _IOR('t', 2, u32)

static u32 mode;

static long tpm_set(unsigned long arg)
{
#ifdef TWIN
	u32 wanted;

	if (get_user(wanted, (u32 __user *)arg))
		return -EFAULT;
	mode = wanted;
#else
	/* BUG MS5 */
	mode = *(u32 *)arg;
#endif
	return 0;
}

static long tpm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case TPM_MODE:
		return tpm_set(arg);
	case TPM_SHOW:
		return put_user(mode, (u32 __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations tpm_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = tpm_ioctl,
};

static struct miscdevice tpm = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "tpm",
	.fops = &tpm_fops,
};

module_misc_device(tpm);
MODULE_LICENSE("GPL");
