/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* User copies for threads of a test. Seen by both sides. */
#ifndef THREADS_K_H
#define THREADS_K_H

/** struct threads_copy - one copy, and its residue when it was made */
struct threads_copy {
	unsigned long uaddr;
	unsigned long size;
	unsigned long residue;
	unsigned char bytes[128];
};

/* For cf_kernel_call(): copy from or to user memory. Return: 0. */
long threads_take(void *arg);
long threads_give(void *arg);

#endif
