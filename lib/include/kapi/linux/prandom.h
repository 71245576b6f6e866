/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/random.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PRANDOM_H
#define _LINUX_PRANDOM_H

#include <linux/random.h>

#endif
