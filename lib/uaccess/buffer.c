// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies between user space and a kernel buffer that has a position. They give
 * a short count when some bytes moved and -EFAULT only when none did.
 * Kernel-side.
 *
 * Source: linux v6.1 fs/libfs.c
 */
#include <linux/minmax.h>
#include <linux/uaccess.h>

ssize_t cf_at_simple_read_from_buffer(struct cf_site *site, void __user *to,
				      size_t count, loff_t *ppos,
				      const void *from, size_t available)
{
	loff_t pos = *ppos;
	size_t residue;

	if (pos < 0)
		return -EINVAL;
	if (pos >= (loff_t)available || !count)
		return 0;
	count = min(count, available - (size_t)pos);
	residue = cf_at_copy_to_user(site, to, from + pos, count);
	if (residue == count)
		return -EFAULT;
	count -= residue;
	*ppos = pos + count;
	return count;
}

/* The bytes that did not arrive are zeroed all the same: copy_from_user(). */
ssize_t cf_at_simple_write_to_buffer(struct cf_site *site, void *to,
				     size_t available, loff_t *ppos,
				     const void __user *from, size_t count)
{
	loff_t pos = *ppos;
	size_t residue;

	if (pos < 0)
		return -EINVAL;
	if (pos >= (loff_t)available || !count)
		return 0;
	count = min(count, available - (size_t)pos);
	residue = cf_at_copy_from_user(site, to + pos, from, count);
	if (residue == count)
		return -EFAULT;
	count -= residue;
	*ppos = pos + count;
	return count;
}
