/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/bitops.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_FIND_H
#define _LINUX_FIND_H

#include <linux/bitops.h>

#endif
