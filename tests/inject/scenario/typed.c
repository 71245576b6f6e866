// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * An ioctl whose argument has everything that an argument can have, and sends
 * it back changed. Kernel-side.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>
#include <linux/version.h>

enum typed_mode { TYPED_SLOW, TYPED_FAST = 7 };

#define TYPED_FLAG_A 0x10
#define TYPED_FLAG_B 0x20

struct typed_point {
	s16 x, y;
};

struct typed_all {
	u8 small;
	u32 flags;
	enum typed_mode mode;
	char name[8];
	struct typed_point corner[2];
	union {
		u64 number;
		u8 bytes[8];
	};
	struct typed_point *points;	/* user address of @count */
	const char *label;		/* user address of a string */
	u64 address;			/* user address of a typed_point */
	u32 count;
	bool is_on;
};

#define TYPED_TURN _IOWR('y', 1, struct typed_all)
#define TYPED_VERSION _IO('y', 2)
#define TYPED_ECHO _IO('y', 3)

/* Every point is turned round; the rest of the answer tells what was seen. */
static long typed_turn(struct typed_all __user *uall)
{
	struct typed_point point;
	struct typed_all all;
	char label[8] = "";
	u32 i;

	if (copy_from_user(&all, uall, sizeof(all)))
		return -EFAULT;
	for (i = 0; i < all.count; i++) {
		if (copy_from_user(&point, all.points + i, sizeof(point)))
			return -EFAULT;
		swap(point.x, point.y);
		if (copy_to_user(all.points + i, &point, sizeof(point)))
			return -EFAULT;
	}
	if (strncpy_from_user(label, (const char __user *)all.label,
			      sizeof(label) - 1) < 0)
		return -EFAULT;
	if (copy_from_user(&point, u64_to_user_ptr(all.address), sizeof(point)))
		return -EFAULT;
	swap(all.corner[0], all.corner[1]);
	all.small = point.y;
	all.flags |= all.is_on ? TYPED_FLAG_B : 0;
	memcpy(all.name, label, sizeof(all.name));
	return copy_to_user(uall, &all, sizeof(all)) ? -EFAULT : all.mode;
}

static long typed_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case TYPED_TURN:
		return typed_turn((struct typed_all __user *)arg);
	case TYPED_VERSION:
		return LINUX_VERSION_CODE >> 8;
	case TYPED_ECHO:
		return arg & 0xffff;
	}
	return -ENOTTY;
}

static const struct file_operations typed_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = typed_ioctl,
};

static struct miscdevice typed = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "typed",
	.fops = &typed_fops,
};

module_misc_device(typed);
MODULE_LICENSE("GPL");
