/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Interrupt controllers: what drivers of devices use of them. Kernel-side. */
#ifndef _KAPI_LINUX_IRQ_H
#define _KAPI_LINUX_IRQ_H

#include <linux/interrupt.h>

#endif
