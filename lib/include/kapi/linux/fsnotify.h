/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Telling watchers what happened to a file. Kernel-side.
 * KAPI-STUB: omits watchers: nobody watches.
 */
#ifndef _LINUX_FSNOTIFY_H
#define _LINUX_FSNOTIFY_H

struct file;

static inline void fsnotify_access(struct file *file)
{
}

static inline void fsnotify_modify(struct file *file)
{
}

static inline void fsnotify_open(struct file *file)
{
}

static inline void fsnotify_close(struct file *file)
{
}

#endif
