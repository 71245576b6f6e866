// SPDX-License-Identifier: LGPL-2.1-or-later
/* Iterators, driven from check_iov_iter.c. Kernel-side. */
#include <linux/module.h>
#include <linux/uio.h>

#include "iov_iter_k.h"

static struct iovec segments[IOV_ITER_K_SEGMENTS];
static struct iov_iter iter;

void iov_iter_k_start(int is_source, const unsigned long *base,
		      const unsigned long *len, unsigned int nr)
{
	size_t total = 0;

	for (unsigned int i = 0; i < nr; i++) {
		segments[i].iov_base = (void __user *)base[i];
		segments[i].iov_len = len[i];
		total += len[i];
	}
	iov_iter_init(&iter, is_source ? ITER_SOURCE : ITER_DEST, segments,
		      nr, total);
}

unsigned long iov_iter_k_run(enum iov_iter_k_op op, void *kbuf,
			     unsigned long n)
{
	switch (op) {
	case IOV_ITER_K_TO:
		return copy_to_iter(kbuf, n, &iter);
	case IOV_ITER_K_FROM:
		return copy_from_iter(kbuf, n, &iter);
	case IOV_ITER_K_FROM_FULL:
		return copy_from_iter_full(kbuf, n, &iter);
	case IOV_ITER_K_ZERO:
		return iov_iter_zero(n, &iter);
	case IOV_ITER_K_ADVANCE:
		iov_iter_advance(&iter, n);
		return 0;
	case IOV_ITER_K_REVERT:
		iov_iter_revert(&iter, n);
		return 0;
	}
	return 0;
}

unsigned long iov_iter_k_count(void)
{
	return iov_iter_count(&iter);
}
