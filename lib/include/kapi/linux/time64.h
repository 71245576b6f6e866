/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/time.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_TIME64_H
#define _LINUX_TIME64_H

#include <linux/time.h>

#endif
