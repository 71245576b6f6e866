/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How wide a long is. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_ASM_BITSPERLONG_H
#define _KAPI_ASM_BITSPERLONG_H

#ifndef BITS_PER_LONG
#define BITS_PER_LONG (__SIZEOF_LONG__ * 8)
#endif
#define BITS_PER_LONG_LONG 64
#ifndef __BITS_PER_LONG
#define __BITS_PER_LONG BITS_PER_LONG
#endif

#endif
