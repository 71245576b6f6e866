// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST10 by poison: a header cannot be fetched, which is noted for later, and
 * meanwhile its length, that nobody has written, says how much is fetched next.
 * Kernel-side. With -DTWIN: it ends there.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define PAYLOAD 32

struct frame {
	u32 length;
	u8 payload[PAYLOAD];
};

#define FRAME_PUT _IOW('F', 1, struct frame)

static u32 frames;

static long frame_put(const struct frame __user *uframe)
{
	u8 payload[PAYLOAD];
	u32 length;
	long ret = 0;

	/* BUG ST10 */
	if (__copy_from_user(&length, &uframe->length, sizeof(length))) {
		ret = -EFAULT;
#ifdef TWIN
		return ret;
#endif
	}
	if (copy_from_user(payload, uframe->payload, length % PAYLOAD))
		ret = -EFAULT;
	if (!ret)
		frames++;
	return ret;
}

static long framer_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	const struct frame __user *uframe = (const void __user *)arg;

	if (cmd != FRAME_PUT)
		return -ENOTTY;
	if (!access_ok(uframe, sizeof(*uframe)))
		return -EFAULT;
	return frame_put(uframe);
}

static const struct file_operations framer_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = framer_ioctl,
};

static struct miscdevice framer = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "framer",
	.fops = &framer_fops,
};

module_misc_device(framer);
MODULE_LICENSE("GPL");
