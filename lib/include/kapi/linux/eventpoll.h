/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The event bits of poll(), from uapi. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_EVENTPOLL_H
#define _KAPI_LINUX_EVENTPOLL_H

#include <linux/types.h>
#include <uapi/linux/eventpoll.h>

#endif
