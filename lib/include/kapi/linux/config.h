/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The header of the 2.x configuration; see linux/kconfig.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CONFIG_H
#define _LINUX_CONFIG_H

#define _LINUX_AUTOCONF_CF

#endif
