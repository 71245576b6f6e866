/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ticks per second, in the kernel and as user space is told. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_ASM_PARAM_H
#define _KAPI_ASM_PARAM_H

#undef HZ
#define HZ CONFIG_HZ
#define USER_HZ 100
#define CLOCKS_PER_SEC USER_HZ
#define EXEC_PAGESIZE 4096
#define NOGROUP (-1)
#define MAXHOSTNAMELEN 64

#endif
