/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Flags of open(), from uapi. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_FCNTL_H
#define _KAPI_LINUX_FCNTL_H

#include <uapi/linux/fcntl.h>

#define force_o_largefile() 1

#endif
