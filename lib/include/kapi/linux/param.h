/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See asm/param.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_PARAM_H
#define _KAPI_LINUX_PARAM_H

#include <asm/param.h>

#endif
