/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/kernel.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_HEX_H
#define _LINUX_HEX_H

#include <linux/kernel.h>

#endif
