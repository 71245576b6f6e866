/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The configuration of /dev/regs. Kernel-side; builtin-sized types only, so
 * that user space may include it.
 */
#ifndef REGS_H
#define REGS_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define REGS_GAINS 4
#define REGS_RATE_MAX 192000
#define REGS_FLAGS_ALL 0x7

/**
 * struct regs_config - everything the device can be told
 * @size:  bytes the caller's version of this struct has; says which it is
 * @rate:  samples a second, 1..REGS_RATE_MAX
 * @flags: of REGS_FLAGS_ALL
 * @mode:  0..3
 * @gain:  one for each output
 * @delay: since version 2: samples. A caller of version 1 gets 0
 * @limit: since version 2: ceiling. A caller of version 1 gets 0, none
 */
struct regs_config {
	__u32 size;
	__u32 rate;
	__u16 flags;
	__u16 mode;
	__s16 gain[REGS_GAINS];
	__u32 delay;
	__u32 limit;
};

#define REGS_SIZE_V1 20
#define REGS_SIZE_V2 28

/*
 * The size is in the struct, not in the number: it is the same number for
 * every version. APPLY makes what STAGE left on this open file the device's.
 */
#define REGS_IOCSTAGE	_IO('R', 1)
#define REGS_IOCAPPLY	_IO('R', 2)
#define REGS_IOCGET	_IO('R', 3)

#endif
