// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV2 by ignored: samples are fetched one by one, and what __get_user() says is not
 * looked at: the device plays what it never got. Kernel-side. With -DTWIN: it
 * stops.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define SAMPLES 16

struct upload {
	u16 sample[SAMPLES];
};

#define SAMPLES_PUT _IOW('u', 1, struct upload)

static u32 checksum;

static long samples_put(const struct upload __user *upload)
{
	u32 sum = 0;
	u16 sample;
	int i;

	if (!access_ok(upload, sizeof(*upload)))
		return -EFAULT;
	for (i = 0; i < SAMPLES; i++) {
#ifdef TWIN
		if (__get_user(sample, &upload->sample[i]))
			return -EFAULT;
#else
		/* BUG RV2 */
		__get_user(sample, &upload->sample[i]);
#endif
		sum = sum * 31 + sample;
	}
	checksum = sum;
	return 0;
}

static long samples_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	if (cmd == SAMPLES_PUT)
		return samples_put((const void __user *)arg);
	return -ENOTTY;
}

static const struct file_operations samples_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = samples_ioctl,
};

static struct miscdevice samples = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "samples",
	.fops = &samples_fops,
};

module_misc_device(samples);
MODULE_LICENSE("GPL");
