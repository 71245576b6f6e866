/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Address spaces of tasks. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SCHED_MM_H
#define _LINUX_SCHED_MM_H

#include <linux/sched.h>

#define get_task_mm(task) ((task)->mm)
#define mmput(mm) ((void)(mm))
#define mmgrab(mm) ((void)(mm))
#define mmdrop(mm) ((void)(mm))
#define memalloc_noio_save() 0
#define memalloc_noio_restore(flags) ((void)(flags))
#define memalloc_nofs_save() 0
#define memalloc_nofs_restore(flags) ((void)(flags))

#endif
