/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Simple wait queues are ordinary ones here. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SWAIT_H
#define _LINUX_SWAIT_H

#include <linux/wait.h>
#define swait_queue_head wait_queue_head
#define init_swait_queue_head(wq) init_waitqueue_head(wq)

#endif
