/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the filelog devices offer to user space beside read and write.
 * Kernel-side; builtin-sized types only, so that user space may include it.
 */
#ifndef FILELOG_H
#define FILELOG_H

#include <linux/types.h>
#include <linux/ioctl.h>

/* A longer write logs its first FILELOG_LINE_MAX bytes and says so. */
#define FILELOG_LINE_MAX 128

/*
 * Go on in a fresh file. Stores the number of that file: lines go to
 * <path>.<number> from now on, 0 being <path> itself.
 */
#define FILELOG_IOCROTATE _IOR('L', 1, __u32)

#endif
