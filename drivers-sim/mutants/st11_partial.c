// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST11 by prefix and ignored: simple_write_to_buffer() is asked whether it
 * failed, not how much it got, so the rest of the output is what lay in the buffer. Kernel-
 * side. With -DTWIN: a write that does not arrive whole is refused.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define MODULES 12

static u8 latched[MODULES];
static DEFINE_MUTEX(lock);

static ssize_t moxbus_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	u8 output[MODULES];
	ssize_t res;

	if (count > MODULES || *ppos)
		return -EINVAL;
	/* BUG ST11 */
	res = simple_write_to_buffer(output, sizeof(output), ppos, ubuf, count);
	if (res < 0)
		return res;
#ifdef TWIN
	if (res != count) {
		*ppos = 0;
		return -EFAULT;
	}
#endif
	*ppos = 0;
	mutex_lock(&lock);
	memcpy(latched, output, count);
	mutex_unlock(&lock);
	return count;
}

static const struct file_operations moxbus_fops = {
	.owner = THIS_MODULE,
	.write = moxbus_write,
	.llseek = no_llseek,
};

static struct miscdevice moxbus = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "moxbus",
	.fops = &moxbus_fops,
};

module_misc_device(moxbus);
MODULE_LICENSE("GPL");
