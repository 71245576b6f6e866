/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Major numbers with a fixed owner: the uapi header has them. Kernel-side. */
#ifndef _KAPI_LINUX_MAJOR_H
#define _KAPI_LINUX_MAJOR_H
#include <uapi/linux/major.h>
#endif
