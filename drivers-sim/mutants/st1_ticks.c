// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST1 by state and retry: the count of ticks is cleared while it is fetched, so
 * a copy that fails loses it. Kernel-side. With -DTWIN: what did not go out is
 * given back.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

static u64 ticks = 5;
static DEFINE_SPINLOCK(lock);

static ssize_t ticker_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	u64 now;

	if (count < sizeof(now))
		return -EINVAL;
	spin_lock(&lock);
	now = ticks;
	ticks = 0;
	spin_unlock(&lock);
	if (!now)
		return -EAGAIN;
	/* BUG ST1 */
	if (put_user(now, (u64 __user *)ubuf)) {
#ifdef TWIN
		spin_lock(&lock);
		ticks += now;
		spin_unlock(&lock);
#endif
		return -EFAULT;
	}
	return sizeof(now);
}

/* A write is so many ticks. */
static ssize_t ticker_write(struct file *file, const char __user *ubuf,
			    size_t count, loff_t *ppos)
{
	u8 more;

	if (!count)
		return 0;
	if (get_user(more, ubuf))
		return -EFAULT;
	spin_lock(&lock);
	ticks += more;
	spin_unlock(&lock);
	return count;
}

static const struct file_operations ticker_fops = {
	.owner = THIS_MODULE,
	.read = ticker_read,
	.write = ticker_write,
	.llseek = no_llseek,
};

static struct miscdevice ticker = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ticker",
	.fops = &ticker_fops,
};

module_misc_device(ticker);
MODULE_LICENSE("GPL");
