// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS9 by crash: when a line cannot be fetched whole, the end of what has
 * arrived is looked for, and one byte further. That byte is in the allocator's
 * slack, so nothing else shows. Kernel-side. With -DTWIN: the bound comes
 * first.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define LINE 61

static size_t line_length(const char *line)
{
	size_t i = 0;

#ifdef TWIN
	while (i < LINE && line[i] != '\n')
		i++;
#else
	while (line[i] != '\n' && i < LINE)
		i++;
#endif
	return i;
}

static ssize_t line_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *pos)
{
	char *line;
	size_t length;

	if (!count)
		return 0;
	line = kzalloc(LINE, GFP_KERNEL);
	if (!line)
		return -ENOMEM;
	count = min_t(size_t, count, LINE);
	/* BUG MS9 */
	if (copy_from_user(line, ubuf, count)) {
		length = line_length(line);
		pr_info("line: refused after %zu bytes\n", length);
		kfree(line);
		return -EFAULT;
	}
	kfree(line);
	return count;
}

static const struct file_operations line_fops = {
	.owner = THIS_MODULE,
	.write = line_write,
};

static struct miscdevice line = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "line",
	.fops = &line_fops,
};

module_misc_device(line);
MODULE_LICENSE("GPL");
