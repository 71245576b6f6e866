/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What programs and the driver thermo share: its ioctls. Kernel-side. */
#ifndef THERMO_H
#define THERMO_H

#include <linux/ioctl.h>
#include <linux/types.h>

/* In thousandths of a degree. */
struct thermo_limits {
	__s32 low;
	__s32 high;
};

#define THERMO_GET_LIMITS _IOR('t', 1, struct thermo_limits)
#define THERMO_SET_LIMITS _IOW('t', 2, struct thermo_limits)

#endif
