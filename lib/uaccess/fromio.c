// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Between user space and the memory of a card, by way of a buffer of 256
 * bytes: what has been moved before a fault is whole pieces of that, and
 * toward user space also the part of the piece that faulted. Nobody is told
 * how much. Kernel-side.
 *
 * Source: linux v6.1 sound/core/memory.c
 */
#include <linux/io.h>
#include <linux/minmax.h>
#include <linux/uaccess.h>
#include <sound/core.h>

#define PIECE 256

int copy_to_user_fromio(void __user *dst, const volatile void __iomem *src,
			size_t count)
{
	char piece[PIECE];
	size_t n;

	for (; count; count -= n, dst += n, src += n) {
		n = min_t(size_t, count, sizeof(piece));
		memcpy_fromio(piece, src, n);
		if (copy_to_user(dst, piece, n))
			return -EFAULT;
	}
	return 0;
}

int copy_from_user_toio(volatile void __iomem *dst, const void __user *src,
			size_t count)
{
	char piece[PIECE];
	size_t n;

	for (; count; count -= n, dst += n, src += n) {
		n = min_t(size_t, count, sizeof(piece));
		if (copy_from_user(piece, src, n))
			return -EFAULT;
		memcpy_toio(dst, piece, n);
	}
	return 0;
}
