/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/sched.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_SCHED_TYPES_H
#define _KAPI_LINUX_SCHED_TYPES_H

#include <linux/sched.h>

#endif
