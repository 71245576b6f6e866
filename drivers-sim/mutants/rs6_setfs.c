// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RS6 by balance: the address limit is raised to read a file into the kernel,
 * and stays so when the name cannot be fetched. For a kernel that has set_fs().
 * Kernel-side. With -DTWIN: it is put back.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <asm/uaccess.h>

#define LENGTH 32
#define FIRMWARE_LOAD _IOW('f', 1, char[LENGTH])

static char name[LENGTH];

static int firmware_load(const char __user *uname)
{
	mm_segment_t old = get_fs();
	char wanted[LENGTH];

	if (!access_ok(VERIFY_READ, uname, LENGTH))
		return -EFAULT;
	set_fs(get_ds());
	/* BUG RS6 */
	if (copy_from_user(wanted, uname, LENGTH)) {
#ifdef TWIN
		set_fs(old);
#endif
		return -EFAULT;
	}
	set_fs(old);
	memcpy(name, wanted, LENGTH);
	return 0;
}

static long loader_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == FIRMWARE_LOAD)
		return firmware_load((const char __user *)arg);
	return -ENOTTY;
}

static const struct file_operations loader_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = loader_ioctl,
};

static struct miscdevice loader = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "loader",
	.fops = &loader_fops,
};

static int __init loader_start(void)
{
	return misc_register(&loader);
}

static void __exit loader_stop(void)
{
	misc_deregister(&loader);
}

module_init(loader_start);
module_exit(loader_stop);
MODULE_LICENSE("GPL");
