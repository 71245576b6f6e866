/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See asm/processor.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PROCESSOR_H
#define _LINUX_PROCESSOR_H

#include <asm/processor.h>

#endif
