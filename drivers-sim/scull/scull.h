/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What /dev/scull0 offers to user space beside read, write and lseek.
 * Kernel-side; builtin-sized types only, so that user space may include it.
 */
#ifndef SCULL_H
#define SCULL_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define SCULL_QUANTUM 4000
#define SCULL_QSET 16
/* Refused above these, so that user space cannot ask for absurd allocations. */
#define SCULL_QUANTUM_MAX (1 << 20)
#define SCULL_QSET_MAX 4096
/* A write past it is -EFBIG. */
#define SCULL_SIZE_MAX (1LL << 40)

/**
 * struct scull_stats - what a device holds now
 * @size:    bytes, where reading ends
 * @quanta:  pieces of memory in use
 * @qsets:   tables of quanta in use
 * @quantum: bytes in each piece
 * @qset:    pieces in each table
 */
struct scull_stats {
	__u64 size;
	__u64 quanta;
	__u32 qsets;
	__u32 quantum;
	__u32 qset;
	__u32 reserved;
};

#define SCULL_IOC_MAGIC 'k'

/* Forget everything. The sizes set last come into force, as at any trim. */
#define SCULL_IOCRESET		_IO(SCULL_IOC_MAGIC, 0)
#define SCULL_IOCSQUANTUM	_IOW(SCULL_IOC_MAGIC, 1, int)
#define SCULL_IOCGQUANTUM	_IOR(SCULL_IOC_MAGIC, 2, int)
/* Exchange: set what the pointer names, give back what was in its place. */
#define SCULL_IOCXQUANTUM	_IOWR(SCULL_IOC_MAGIC, 3, int)
#define SCULL_IOCSQSET		_IOW(SCULL_IOC_MAGIC, 4, int)
#define SCULL_IOCGQSET		_IOR(SCULL_IOC_MAGIC, 5, int)
#define SCULL_IOCGSTATS	_IOR(SCULL_IOC_MAGIC, 6, struct scull_stats)

#endif
