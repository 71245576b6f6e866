/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * KAPI-STUB: omits exclusion: tasks switch only where they sleep, where the
 * big kernel lock was given up anyway. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SMP_LOCK_H
#define _LINUX_SMP_LOCK_H

#define lock_kernel() do { } while (0)
#define unlock_kernel() do { } while (0)
#define kernel_locked() 1

#endif
