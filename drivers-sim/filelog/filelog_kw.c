// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * filelog_kw: log lines from user space to a file, in the manner of today:
 * kernel_write() takes the kernel buffer. Kernel-side.
 *
 * Pattern: data fetched from user space goes on to a file. filelog.c is the
 * same driver in the manner of 2.6, with the address limit opened.
 *
 * On a short copy it promises
 *   write   -EFAULT, and not a byte is logged: half a line is worse than none.
 *   read    the statistics, a short text: what arrived is the return value
 *           and moves *f_pos; -EFAULT and no movement when nothing arrived.
 *   ioctl   -EFAULT and no rotation: the file's number is handed out first,
 *           and the old file is given up last.
 * write moves *f_pos by what it returns but does not look at it: a log only
 * grows. What goes to the file is "<line>\n", a newline of the caller's own
 * not doubled.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#include "filelog.h"

#define FILELOG_PATH_MAX 128

static char *path = "/tmp/filelog_kw.log";
module_param(path, charp, 0444);
MODULE_PARM_DESC(path, "file to log to");

/**
 * struct filelog - the one log
 * @lock:   guards the rest
 * @file:   is written to
 * @number: of that file
 * @lines:  logged since the module was loaded
 * @bytes:  in them, newlines included
 * @failed: lines that the file did not take whole
 */
struct filelog {
	struct mutex lock;
	struct file *file;
	u32 number;
	unsigned long lines;
	unsigned long bytes;
	unsigned long failed;
};

static struct filelog filelog;

static ssize_t filelog_append(struct file *file, const char *from, size_t len)
{
	return kernel_write(file, from, len, &file->f_pos);
}

static struct file *filelog_open_file(u32 number)
{
	char name[FILELOG_PATH_MAX];
	int len;

	len = number ? snprintf(name, sizeof(name), "%s.%u", path, number) :
		       snprintf(name, sizeof(name), "%s", path);
	if (len >= (int)sizeof(name))
		return ERR_PTR(-ENAMETOOLONG);
	return filp_open(name, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

/* A file may be full: what it took of the line stays, but is not a line. */
static int filelog_add_line(const char *line, size_t len)
{
	ssize_t written = filelog_append(filelog.file, line, len);

	if (written == (ssize_t)len) {
		filelog.lines++;
		filelog.bytes += len;
		return 0;
	}
	filelog.failed++;
	return written < 0 ? written : -ENOSPC;
}

static ssize_t filelog_write(struct file *filp, const char __user *ubuf,
			     size_t count, loff_t *f_pos)
{
	char line[FILELOG_LINE_MAX + 1];
	size_t len;
	int err;

	if (!count)
		return 0;
	count = min_t(size_t, count, FILELOG_LINE_MAX);
	/* Outside the lock: a fault that sleeps holds up nobody else. */
	if (copy_from_user(line, ubuf, count))
		return -EFAULT;
	len = count;
	if (line[len - 1] != '\n')
		line[len++] = '\n';

	if (mutex_lock_interruptible(&filelog.lock))
		return -ERESTARTSYS;
	err = filelog_add_line(line, len);
	mutex_unlock(&filelog.lock);
	if (err)
		return err;
	*f_pos += count;
	return count;
}

static ssize_t filelog_read(struct file *filp, char __user *ubuf,
			    size_t count, loff_t *f_pos)
{
	char text[128];
	int len;

	if (mutex_lock_interruptible(&filelog.lock))
		return -ERESTARTSYS;
	len = scnprintf(text, sizeof(text),
			"lines %lu\nbytes %lu\nfailed %lu\nfile %u\n",
			filelog.lines, filelog.bytes, filelog.failed,
			filelog.number);
	mutex_unlock(&filelog.lock);
	return simple_read_from_buffer(ubuf, count, f_pos, text, len);
}

/*
 * The number first: when it cannot be delivered nothing has happened. When
 * the new file cannot be opened the caller sees an error and a number that
 * means nothing. Closing the old one ends it: its lines are in it already.
 */
static long filelog_rotate(u32 __user *unumber)
{
	u32 number = filelog.number + 1;
	struct file *fresh;

	if (put_user(number, unumber))
		return -EFAULT;
	fresh = filelog_open_file(number);
	if (IS_ERR(fresh))
		return PTR_ERR(fresh);
	filp_close(filelog.file, NULL);
	filelog.file = fresh;
	filelog.number = number;
	return 0;
}

static long filelog_ioctl(struct file *filp, unsigned int cmd,
			  unsigned long arg)
{
	long ret;

	if (cmd != FILELOG_IOCROTATE)
		return -ENOTTY;
	if (mutex_lock_interruptible(&filelog.lock))
		return -ERESTARTSYS;
	ret = filelog_rotate((u32 __user *)arg);
	mutex_unlock(&filelog.lock);
	return ret;
}

static const struct file_operations filelog_fops = {
	.owner = THIS_MODULE,
	.read = filelog_read,
	.write = filelog_write,
	.llseek = default_llseek,
	.unlocked_ioctl = filelog_ioctl,
};

static struct miscdevice filelog_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "filelog_kw",
	.fops = &filelog_fops,
};

static int __init filelog_init(void)
{
	int err;

	mutex_init(&filelog.lock);
	filelog.number = 0;
	filelog.lines = filelog.bytes = filelog.failed = 0;
	filelog.file = filelog_open_file(0);
	if (IS_ERR(filelog.file))
		return PTR_ERR(filelog.file);
	err = misc_register(&filelog_misc);
	if (err)
		filp_close(filelog.file, NULL);
	return err;
}

static void __exit filelog_exit(void)
{
	misc_deregister(&filelog_misc);
	filp_close(filelog.file, NULL);
}

module_init(filelog_init);
module_exit(filelog_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Log lines to a file through kernel_write()");
