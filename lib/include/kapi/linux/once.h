/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Things done the first time only. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_ONCE_H
#define _LINUX_ONCE_H

#define DO_ONCE(func, ...) CF_ONCE(func(__VA_ARGS__))

#endif
