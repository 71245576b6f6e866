// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * regs: a configuration behind /dev/regs that changes as a whole or not at
 * all. Kernel-side.
 *
 * Pattern: a versioned struct from user space, staged, checked, then applied.
 *
 * On a short copy it promises
 *   read     the live configuration, latest version: what arrived is the
 *            return value and moves *f_pos; -EFAULT and no movement when
 *            nothing arrived.
 *   write    one whole configuration, at position 0. -EFAULT, nothing applied
 *            and no movement, unless all of it arrived.
 *   STAGE    -EFAULT, and what was staged before is still staged.
 *   GET      -EFAULT. It changes nothing in any case.
 * APPLY copies nothing and cannot fail half way.
 *
 * Versions: a caller says in @size how much of the struct it knows. What it
 * does not know becomes 0. What we do not know must be 0, else -E2BIG.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/build_bug.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "regs.h"

/* What user space may hand us at most, so that checking it is bounded. */
#define REGS_SIZE_MAX 256

/**
 * struct regs_file - what belongs to an open file
 * @lock:      guards the rest
 * @staged:    waits for REGS_IOCAPPLY
 * @is_staged: there is one
 */
struct regs_file {
	struct mutex lock;
	struct regs_config staged;
	bool is_staged;
};

static DEFINE_MUTEX(regs_lock);
static struct regs_config regs_live;	/* guarded by regs_lock */

static int regs_check(const struct regs_config *config)
{
	if (!config->rate || config->rate > REGS_RATE_MAX)
		return -EINVAL;
	if (config->flags & ~REGS_FLAGS_ALL)
		return -EINVAL;
	return config->mode > 3 ? -EINVAL : 0;
}

/* Bytes of a newer version than ours: refused unless they say nothing. */
static int regs_check_rest(const char __user *urest, size_t len)
{
	char rest[REGS_SIZE_MAX];
	size_t i;

	if (copy_from_user(rest, urest, len))
		return -EFAULT;
	for (i = 0; i < len; i++)
		if (rest[i])
			return -E2BIG;
	return 0;
}

/*
 * Fetch @size bytes of any version into ours. @size is the count of a write or
 * was fetched from the struct before; user space may have changed it since.
 * A struct that no longer says @size is refused.
 */
static int regs_fetch(struct regs_config *config, const char __user *ufrom,
		      size_t size)
{
	int err;

	if (size < REGS_SIZE_V1 || size > REGS_SIZE_MAX || size % 4)
		return -EINVAL;
	memset(config, 0, sizeof(*config));
	if (copy_from_user(config, ufrom, min(size, sizeof(*config))))
		return -EFAULT;
	if (config->size != size)
		return -EINVAL;
	if (size > sizeof(*config)) {
		err = regs_check_rest(ufrom + sizeof(*config),
				      size - sizeof(*config));
		if (err)
			return err;
	}
	config->size = sizeof(*config);
	return regs_check(config);
}

static int regs_apply(const struct regs_config *config)
{
	if (mutex_lock_interruptible(&regs_lock))
		return -ERESTARTSYS;
	regs_live = *config;
	mutex_unlock(&regs_lock);
	return 0;
}

static int regs_snapshot(struct regs_config *config)
{
	if (mutex_lock_interruptible(&regs_lock))
		return -ERESTARTSYS;
	*config = regs_live;
	mutex_unlock(&regs_lock);
	return 0;
}

static ssize_t regs_read(struct file *filp, char __user *ubuf, size_t count,
			 loff_t *f_pos)
{
	struct regs_config config;
	int err = regs_snapshot(&config);

	if (err)
		return err;
	return simple_read_from_buffer(ubuf, count, f_pos, &config,
				       sizeof(config));
}

static ssize_t regs_write(struct file *filp, const char __user *ubuf,
			  size_t count, loff_t *f_pos)
{
	struct regs_config config;
	int err;

	if (!count)
		return 0;
	if (*f_pos)
		return -EINVAL;
	err = regs_fetch(&config, ubuf, count);
	if (err)
		return err;
	err = regs_apply(&config);
	if (err)
		return err;
	*f_pos += count;
	return count;
}

static long regs_stage(struct regs_file *file, char __user *uarg)
{
	struct regs_config config;
	u32 size;
	int err;

	if (get_user(size, (u32 __user *)uarg))
		return -EFAULT;
	err = regs_fetch(&config, uarg, size);
	if (err)
		return err;
	file->staged = config;
	file->is_staged = true;
	return 0;
}

static long regs_apply_staged(struct regs_file *file)
{
	int err;

	if (!file->is_staged)
		return -ENODATA;
	err = regs_apply(&file->staged);
	if (!err)
		file->is_staged = false;
	return err;
}

/* The caller gets as much as it knows, and is told how much that is. */
static long regs_get(char __user *uarg)
{
	struct regs_config config;
	u32 size;
	int err;

	if (get_user(size, (u32 __user *)uarg))
		return -EFAULT;
	if (size < REGS_SIZE_V1)
		return -EINVAL;
	err = regs_snapshot(&config);
	if (err)
		return err;
	config.size = min_t(u32, size, sizeof(config));
	return copy_to_user(uarg, &config, config.size) ? -EFAULT : 0;
}

static long regs_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct regs_file *file = filp->private_data;
	char __user *uarg = (char __user *)arg;
	long ret = -ENOTTY;

	if (mutex_lock_interruptible(&file->lock))
		return -ERESTARTSYS;
	switch (cmd) {
	case REGS_IOCSTAGE:
		ret = regs_stage(file, uarg);
		break;
	case REGS_IOCAPPLY:
		ret = regs_apply_staged(file);
		break;
	case REGS_IOCGET:
		ret = regs_get(uarg);
		break;
	}
	mutex_unlock(&file->lock);
	return ret;
}

static int regs_open(struct inode *inode, struct file *filp)
{
	struct regs_file *file = kzalloc(sizeof(*file), GFP_KERNEL);

	if (!file)
		return -ENOMEM;
	mutex_init(&file->lock);
	filp->private_data = file;
	return 0;
}

static int regs_release(struct inode *inode, struct file *filp)
{
	kfree(filp->private_data);
	return 0;
}

static const struct file_operations regs_fops = {
	.owner = THIS_MODULE,
	.open = regs_open,
	.release = regs_release,
	.read = regs_read,
	.write = regs_write,
	.llseek = default_llseek,
	.unlocked_ioctl = regs_ioctl,
};

static struct miscdevice regs_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "regs",
	.fops = &regs_fops,
};

static int __init regs_init(void)
{
	BUILD_BUG_ON(sizeof(struct regs_config) != REGS_SIZE_V2);
	memset(&regs_live, 0, sizeof(regs_live));
	regs_live.size = sizeof(regs_live);
	regs_live.rate = 8000;
	return misc_register(&regs_misc);
}

static void __exit regs_exit(void)
{
	misc_deregister(&regs_misc);
}

module_init(regs_init);
module_exit(regs_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A configuration that changes as a whole or not at all");
