/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/spinlock.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RWLOCK_H
#define _LINUX_RWLOCK_H

#include <linux/spinlock.h>

#endif
