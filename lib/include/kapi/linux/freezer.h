/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* KAPI-STUB: omits suspend: nothing is ever frozen. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_FREEZER_H
#define _LINUX_FREEZER_H

#include <linux/sched.h>

#define try_to_freeze() 0
#define set_freezable() ((void)0)
#define freezing(task) 0
#define frozen(task) 0
#define freezable_schedule() schedule()
#define freezable_schedule_timeout(t) schedule_timeout(t)

#endif
