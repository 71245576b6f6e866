/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Between the file layer and the tasks that call it. Kernel-side. */
#ifndef CF_KAPI_SYSCALL_H
#define CF_KAPI_SYSCALL_H

/* sched.c: around each system call; @name has static storage. */
void cf_task_syscall_enter(const char *name);
void cf_task_syscall_exit(void);

/* syscall.c: the nodes that are there before any driver. R2: 0, -ENOMEM. */
int cf_vfs_boot(void);

/* vfs.c: struct file with a reference. */
unsigned long cf_files_live(void);

#endif
