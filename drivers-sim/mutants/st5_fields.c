// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST5 by state: the words of a table are fetched one by one and each is put in
 * force as it comes, so a fault leaves half of the old table. Kernel-side. With
 * -DTWIN: all are fetched before.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define ENTRIES 6

struct palette {
	u32 colour[ENTRIES];
};

#define PALETTE_PUT _IOW('c', 1, struct palette)
#define PALETTE_GET _IOR('c', 2, struct palette)

static struct palette live = { { 0xff, 0xff00, 0xff0000, 1, 2, 3 } };
static DEFINE_MUTEX(lock);

static int palette_put(const struct palette __user *upalette)
{
	struct palette new;
	struct palette *to = &live;
	u32 colour;
	int i;

#ifdef TWIN
	to = &new;
#endif
	for (i = 0; i < ENTRIES; i++) {
		/* BUG ST5 */
		if (get_user(colour, &upalette->colour[i]))
			return -EFAULT;
		to->colour[i] = colour;
	}
	if (to == &new)
		live = new;
	return 0;
}

static long palette_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	void __user *uarg = (void __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == PALETTE_PUT)
		ret = palette_put(uarg);
	else if (cmd == PALETTE_GET)
		ret = copy_to_user(uarg, &live, sizeof(live)) ? -EFAULT : 0;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations palette_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = palette_ioctl,
};

static struct miscdevice palette = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "palette",
	.fops = &palette_fops,
};

module_misc_device(palette);
MODULE_LICENSE("GPL");
