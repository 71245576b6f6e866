// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * K29: a piece is brought in, fetched with page faults off, and if it went away
 * meanwhile tried once more; it ends when it cannot be brought in, or nothing
 * moves twice. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 256
#define PIECE 64

static u8 page[SIZE];
static DEFINE_MUTEX(lock);

static size_t piece_fetch(u8 *to, const char __user *ubuf, size_t size)
{
	size_t left;

	if (fault_in_readable(ubuf, size) == size)
		return 0;
	pagefault_disable();
	left = __copy_from_user_inatomic(to, ubuf, size);
	pagefault_enable();
	return size - left;
}

static size_t pieces_fetch(u8 *to, const char __user *ubuf, size_t count)
{
	size_t done = 0;
	int tries = 0;

	while (done < count && tries < 3) {
		size_t size = min_t(size_t, count - done, PIECE);
		size_t got = piece_fetch(to + done, ubuf + done, size);

		done += got;
		tries = got ? 0 : tries + 1;
	}
	return done;
}

static ssize_t cache_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	u8 bounce[SIZE];
	size_t done;

	if (*ppos < 0 || *ppos >= SIZE)
		return -ENOSPC;
	count = min_t(size_t, count, SIZE - *ppos);
	mutex_lock(&lock);
	done = pieces_fetch(bounce, ubuf, count);
	memcpy(page + *ppos, bounce, done);
	mutex_unlock(&lock);
	if (!done && count)
		return -EFAULT;
	*ppos += done;
	return done;
}

static ssize_t cache_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	return simple_read_from_buffer(ubuf, count, ppos, page, SIZE);
}

static const struct file_operations cache_fops = {
	.owner = THIS_MODULE,
	.read = cache_read,
	.write = cache_write,
	.llseek = default_llseek,
};

static struct miscdevice cache = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "cache",
	.fops = &cache_fops,
};

module_misc_device(cache);
MODULE_LICENSE("GPL");
