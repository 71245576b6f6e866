/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/atomic.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_CMPXCHG_H
#define _ASM_CMPXCHG_H

#include <linux/atomic.h>

#endif
