/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the user program and the module tell each other, in memory that both
 * have mapped. Seen by both sides: builtin types only.
 *
 *	|..... struct stage_kernel .....|. request .|
 *	0                               GOLDEN_MEMORY
 *
 * ioctl(ASK) makes the call; for what takes an iterator, read(), readv(),
 * write() or writev() does, as it would reach a driver.
 */
#ifndef TESTS_KERNEL_GOLDEN_MOD_H
#define TESTS_KERNEL_GOLDEN_MOD_H

#include "golden_k.h"

#define GOLDEN_DEVICE "golden"
#define GOLDEN_ASK 0x4701
#define GOLDEN_MEMORY 32768UL
#define GOLDEN_REQUEST 4096UL

/**
 * struct golden_request - one call
 * @call:     with addresses as the user program has them
 * @op, @pfd: what, and whether under pagefault_disable()
 * @memory:   where the user program has struct stage_kernel
 * @ran:      set by the module
 * @release, @erms, @fsrm, @rep_good, @smap, @la57, @task_size_max: of the
 *            machine, set when the device is mapped
 */
struct golden_request {
	struct golden_call call;
	unsigned int op, pfd;
	unsigned long memory;
	int ran;
	char release[80];
	int erms, fsrm, rep_good, smap, la57;
	unsigned long task_size_max;
};

#endif
