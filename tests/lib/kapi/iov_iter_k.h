/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One iterator over user segments, with the kernel's calls on it. Seen by both
 * sides.
 */
#ifndef TESTS_IOV_ITER_K_H
#define TESTS_IOV_ITER_K_H

#define IOV_ITER_K_SEGMENTS 4

enum iov_iter_k_op {
	IOV_ITER_K_TO,
	IOV_ITER_K_FROM,
	IOV_ITER_K_FROM_FULL,
	IOV_ITER_K_ZERO,
	IOV_ITER_K_ADVANCE,
	IOV_ITER_K_REVERT,
};

void iov_iter_k_start(int is_source, const unsigned long *base,
		      const unsigned long *len, unsigned int nr);
unsigned long iov_iter_k_run(enum iov_iter_k_op op, void *kbuf,
			     unsigned long n);
unsigned long iov_iter_k_count(void);

#endif
