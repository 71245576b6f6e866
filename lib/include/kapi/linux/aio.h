/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Asynchronous I/O. Kernel-side.
 * KAPI-STUB: omits it: every kiocb is synchronous.
 */
#ifndef _KAPI_LINUX_AIO_H
#define _KAPI_LINUX_AIO_H

#include <linux/fs.h>

#endif
