// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver as they were before module_init(): compiled with LINUX_VERSION_CODE
 * of 2.4. Kernel-side.
 */
#include <linux/fs.h>
#include <linux/module.h>

static int major_number;
static int size = 4;

MODULE_PARM(size, "i");
EXPORT_NO_SYMBOLS;

static int old_open(struct inode *inode, struct file *file)
{
	MOD_INC_USE_COUNT;
	return 0;
}

static int old_release(struct inode *inode, struct file *file)
{
	MOD_DEC_USE_COUNT;
	return 0;
}

static int old_ioctl(struct inode *inode, struct file *file, unsigned int cmd,
		     unsigned long arg)
{
	return MINOR(inode->i_rdev) * 100 + size;
}

static struct file_operations old_fops = {
	open: old_open,
	release: old_release,
	ioctl: old_ioctl,
};

int init_module(void)
{
	major_number = register_chrdev(0, "cfold", &old_fops);
	return major_number < 0 ? major_number : 0;
}

void cleanup_module(void)
{
	unregister_chrdev(major_number, "cfold");
}
