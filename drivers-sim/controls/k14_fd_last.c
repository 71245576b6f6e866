// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K14: a descriptor is reserved, a file made, the number delivered, and only
 * then is it installed; on failure all is given back. Kernel-side.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct fence_data {
	u32 value;
	s32 fd;
};

#define FENCE_MAKE _IOWR('F', 1, struct fence_data)

static const struct file_operations fence_file_fops = {
	.owner = THIS_MODULE,
};

static int fence_deliver(struct fence_data __user *udata,
			 struct fence_data *data)
{
	struct file *file = anon_inode_getfile("fence", &fence_file_fops, NULL,
					       O_RDWR);

	if (IS_ERR(file))
		return PTR_ERR(file);
	if (copy_to_user(udata, data, sizeof(*data))) {
		fput(file);
		return -EFAULT;
	}
	fd_install(data->fd, file);
	return 0;
}

static long fence_make(struct fence_data __user *udata)
{
	struct fence_data data;
	int fd = get_unused_fd_flags(O_CLOEXEC), err = -EFAULT;

	if (fd < 0)
		return fd;
	if (copy_from_user(&data, udata, sizeof(data)))
		goto out_put_fd;
	data.fd = fd;
	err = fence_deliver(udata, &data);
	if (!err)
		return 0;
out_put_fd:
	put_unused_fd(fd);
	return err;
}

static long fences_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == FENCE_MAKE)
		return fence_make((struct fence_data __user *)arg);
	return -ENOTTY;
}

static const struct file_operations fences_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = fences_ioctl,
};

static struct miscdevice fences = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "fences",
	.fops = &fences_fops,
};

module_misc_device(fences);
MODULE_LICENSE("GPL");
