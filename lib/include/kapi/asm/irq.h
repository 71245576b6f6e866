/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of interrupt lines. Kernel-side. */
#ifndef _KAPI_ASM_IRQ_H
#define _KAPI_ASM_IRQ_H

#include <linux/interrupt.h>

#endif
