// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS4 by trespass: the struct is fetched with all care; the pointer in it is
 * not. Kernel-side. With -DTWIN: it is.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define NESTED_MAX 32

struct request {
	u64 data;
	u32 size;
	u32 sum;
};

#define NESTED_SUM _IOWR('n', 1, struct request)

static int nested_fetch(const struct request *request, u8 *data)
{
	const void __user *from = u64_to_user_ptr(request->data);

	if (request->size > NESTED_MAX)
		return -EINVAL;
#ifdef TWIN
	return copy_from_user(data, from, request->size) ? -EFAULT : 0;
#else
	/* BUG MS4 */
	return __copy_from_user(data, from, request->size) ? -EFAULT : 0;
#endif
}

static long nested_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	struct request __user *user = (void __user *)arg;
	struct request request;
	u8 data[NESTED_MAX];
	int ret;

	if (cmd != NESTED_SUM)
		return -ENOTTY;
	if (copy_from_user(&request, user, sizeof(request)))
		return -EFAULT;
	ret = nested_fetch(&request, data);
	if (ret)
		return ret;
	request.sum = 0;
	for (u32 i = 0; i < request.size; i++)
		request.sum += data[i];
	return put_user(request.sum, &user->sum);
}

static const struct file_operations nested_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = nested_ioctl,
};

static struct miscdevice nested = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "nested",
	.fops = &nested_fops,
};

module_misc_device(nested);
MODULE_LICENSE("GPL");
