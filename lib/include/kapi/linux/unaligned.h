/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See asm/unaligned.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_UNALIGNED_H
#define _LINUX_UNALIGNED_H

#include <asm/unaligned.h>

#endif
