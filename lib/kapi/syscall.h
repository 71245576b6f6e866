/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Between the file layer and the tasks that call it. Kernel-side. */
#ifndef CF_KAPI_SYSCALL_H
#define CF_KAPI_SYSCALL_H

/* sched.c: around each system call; @name has static storage. */
void cf_task_syscall_enter(const char *name);
void cf_task_syscall_exit(void);

/* syscall.c: the nodes that are there before any driver. R2: 0, -ENOMEM. */
int cf_vfs_boot(void);

struct cf_balance;

/* vfs.c: fills in what is counted of files and descriptors. */
void cf_files_count(struct cf_balance *balance);

/* boot.c: a sleep, or a port that is written. */
void cf_effort_spend(void);

#endif
