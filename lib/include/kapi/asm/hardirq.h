/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where hardirq.h was looked for in old times. Kernel-side. */
#ifndef _KAPI_ASM_HARDIRQ_H
#define _KAPI_ASM_HARDIRQ_H

#include <linux/hardirq.h>

#endif
