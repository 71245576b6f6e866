// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: user_access_begin() for what is read, and then a store to
 * what is written. Kernel-side. With -DTWIN: a section for each.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct request {
	u64 from;
	u64 to;
};

#define SECTION_DOUBLE _IOW('d', 1, struct request)

static int section_double(const struct request *request)
{
	const u32 __user *from = u64_to_user_ptr(request->from);
	u32 __user *to = u64_to_user_ptr(request->to);
	u32 value;

	if (!user_access_begin(from, sizeof(*from)))
		return -EFAULT;
	unsafe_get_user(value, from, fault);
#ifdef TWIN
	user_access_end();
	if (!user_access_begin(to, sizeof(*to)))
		return -EFAULT;
#endif
	/* BUG MS4 */
	unsafe_put_user(2 * value, to, fault);
	user_access_end();
	return 0;
fault:
	user_access_end();
	return -EFAULT;
}

static long section_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct request request;

	if (cmd != SECTION_DOUBLE)
		return -ENOTTY;
	if (copy_from_user(&request, (void __user *)arg, sizeof(request)))
		return -EFAULT;
	return section_double(&request);
}

static const struct file_operations section_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = section_ioctl,
};

static struct miscdevice section = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "section",
	.fops = &section_fops,
};

module_misc_device(section);
MODULE_LICENSE("GPL");
