// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS3 by fetch: a length is fetched and checked, then the whole message is fetched and
 * its length, another by now, is used. Kernel-side. With -DTWIN: what was
 * checked is put into its place.
 */
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define TEXT 24

struct label {
	__u32 length;
	char text[TEXT];
};

#define LABEL_SET _IOW('L', 1, struct label)

static struct label current_label;
static DEFINE_MUTEX(lock);

static long label_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct label __user *ulabel = (struct label __user *)arg;
	struct label label;
	__u32 length;

	if (cmd != LABEL_SET)
		return -ENOTTY;
	if (get_user(length, &ulabel->length))
		return -EFAULT;
	if (length > TEXT)
		return -EINVAL;
	/* BUG MS3 */
	if (copy_from_user(&label, ulabel, sizeof(label)))
		return -EFAULT;
#ifdef TWIN
	label.length = length;
#endif
	mutex_lock(&lock);
	current_label = label;
	mutex_unlock(&lock);
	return 0;
}

static ssize_t label_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	char text[2 * TEXT];
	size_t length = 0;

	mutex_lock(&lock);
	while (length < current_label.length && length < sizeof(text)) {
		text[length] = current_label.text[length % TEXT];
		length++;
	}
	mutex_unlock(&lock);
	return simple_read_from_buffer(ubuf, count, ppos, text, length);
}

static const struct file_operations label_fops = {
	.owner = THIS_MODULE,
	.read = label_read,
	.unlocked_ioctl = label_ioctl,
	.llseek = default_llseek,
};

static struct miscdevice label_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "label",
	.fops = &label_fops,
};

module_misc_device(label_device);
MODULE_LICENSE("GPL");
