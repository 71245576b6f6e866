/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/delay.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_DELAY_H
#define _ASM_DELAY_H

#include <linux/delay.h>

#endif
