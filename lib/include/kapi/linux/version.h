/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The kernel version the build asked for; set in linux/kconfig.h. Kernel-
 * side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H

#define LINUX_VERSION_MAJOR (LINUX_VERSION_CODE >> 16)
#define LINUX_VERSION_PATCHLEVEL ((LINUX_VERSION_CODE >> 8) & 255)
#define LINUX_VERSION_SUBLEVEL (LINUX_VERSION_CODE & 255)

#endif
