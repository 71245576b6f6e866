/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Constants usable from C and assembly. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_CONST_H
#define _KAPI_LINUX_CONST_H

#include <uapi/linux/const.h>

#endif
