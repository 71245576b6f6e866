// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS4 by fdtable: the descriptor is installed before the answer is out. When
 * that fails it is taken back, but user space has it already: its file is gone
 * under it. Kernel-side. With -DTWIN: it is installed last.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

struct slot {
	u32 cpus;
	s32 fd;
};

#define ENCLAVE_MAKE _IOR('e', 1, struct slot)

static const struct file_operations enclave_file_fops = {
	.owner = THIS_MODULE,
};

static long enclave_make(struct slot __user *uslot)
{
	struct slot slot = { .cpus = 2 };
	struct file *file;

	slot.fd = get_unused_fd_flags(O_CLOEXEC);
	if (slot.fd < 0)
		return slot.fd;
	file = anon_inode_getfile("enclave", &enclave_file_fops, NULL, O_RDWR);
	if (IS_ERR(file)) {
		put_unused_fd(slot.fd);
		return PTR_ERR(file);
	}
#ifndef TWIN
	fd_install(slot.fd, file);
#endif
	/* BUG RS4 */
	if (copy_to_user(uslot, &slot, sizeof(slot))) {
		fput(file);
		put_unused_fd(slot.fd);
		return -EFAULT;
	}
#ifdef TWIN
	fd_install(slot.fd, file);
#endif
	return 0;
}

static long enclave_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	if (cmd == ENCLAVE_MAKE)
		return enclave_make((struct slot __user *)arg);
	return -ENOTTY;
}

static const struct file_operations enclave_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = enclave_ioctl,
};

static struct miscdevice enclave = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "enclave",
	.fops = &enclave_fops,
};

module_misc_device(enclave);
MODULE_LICENSE("GPL");
