// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV2 by ignored: the header of a frame says where its pixels go and how many
 * there is room for; that they did not get there is only logged. A reserved
 * word must be zero and the room must not, or nothing is copied. Kernel-side.
 * With -DTWIN: it is an error.
 */
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define PIXELS 48

struct frame {
	u32 width;
	u32 reserved;
	u64 pixels;
	u32 room;
	u32 height;
};

#define FRAME_GET _IOWR('f', 1, struct frame)

static const u8 pixel[PIXELS] = { 10, 20, 30, 40, 50, 60, 70, 80 };

static int frame_give(struct frame *frame)
{
	frame->room = min_t(u32, frame->room, PIXELS);
	frame->width = 8;
	frame->height = PIXELS / 8;
	/* BUG RV2 */
	if (copy_to_user(u64_to_user_ptr(frame->pixels), pixel, frame->room)) {
		pr_warn("frame: it was not taken\n");
#ifdef TWIN
		return -EFAULT;
#endif
	}
	return 0;
}

static long frame_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct frame __user *uframe = (struct frame __user *)arg;
	struct frame frame;
	int error;

	if (cmd != FRAME_GET)
		return -ENOTTY;
	if (copy_from_user(&frame, uframe, sizeof(frame)))
		return -EFAULT;
	if (frame.reserved)
		return -EINVAL;
	error = frame_give(&frame);
	if (!error && copy_to_user(uframe, &frame, sizeof(frame)))
		error = -EFAULT;
	return error;
}

static const struct file_operations frame_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = frame_ioctl,
};

static struct miscdevice frame_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "frame",
	.fops = &frame_fops,
};

module_misc_device(frame_device);
MODULE_LICENSE("GPL");
