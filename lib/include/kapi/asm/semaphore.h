/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/semaphore.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_SEMAPHORE_H
#define _ASM_SEMAPHORE_H

#include <linux/semaphore.h>

#endif
