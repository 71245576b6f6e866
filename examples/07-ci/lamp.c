// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * lamp: a brightness from 0 to 255 behind /dev/lamp; a read and a write move it
 * as text. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

static u8 brightness;

static ssize_t lamp_read(struct file *file, char __user *ubuf, size_t size,
			 loff_t *ppos)
{
	char text[8];
	int len = scnprintf(text, sizeof(text), "%u\n", brightness);

	return simple_read_from_buffer(ubuf, size, ppos, text, len);
}

static ssize_t lamp_write(struct file *file, const char __user *ubuf,
			  size_t size, loff_t *ppos)
{
	u8 value = 0;
	int error = kstrtou8_from_user(ubuf, size, 0, &value);

	if (error)
		return error;
	brightness = value;
	return size;
}

static const struct file_operations lamp_fops = {
	.owner = THIS_MODULE,
	.read = lamp_read,
	.write = lamp_write,
	.llseek = default_llseek,
};

static struct miscdevice lamp = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "lamp",
	.fops = &lamp_fops,
};
module_misc_device(lamp);
MODULE_LICENSE("GPL");
