/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/bitops.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_BITOPS_H
#define _ASM_BITOPS_H

#include <linux/bitops.h>

#endif
