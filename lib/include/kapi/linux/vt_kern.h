/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The console. Kernel-side.
 * KAPI-STUB: omits it: there is no screen. The type is here to be pointed at.
 */
#ifndef _LINUX_VT_KERN_H
#define _LINUX_VT_KERN_H

#include <linux/types.h>

struct tty_struct;
struct vc_data;

#endif
