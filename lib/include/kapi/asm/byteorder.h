/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Byte order of this machine, with the kernel's conversions. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_ASM_BYTEORDER_H
#define _KAPI_ASM_BYTEORDER_H

#include_next <asm/byteorder.h>
#include <linux/byteorder/generic.h>

#endif
