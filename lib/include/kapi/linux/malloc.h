/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The 2.2 name of linux/slab.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MALLOC_H
#define _LINUX_MALLOC_H

#include <linux/slab.h>

#endif
