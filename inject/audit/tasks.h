/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Further tasks of a workload. Private to workload.c. Host-side. */
#ifndef CF_TASKS_H
#define CF_TASKS_H

#include "workload.h"

#define CF_TASKS_MAX 8

/** cf_tasks_start() - A run begins: no task but the first is there. */
void cf_tasks_start(const struct cf_workload *workload,
		    struct cf_record *record);

/**
 * cf_tasks_begin() - Begin a task: it runs when the one that is running sleeps.
 * @task: 1..CF_TASKS_MAX - 1; makes the calls that have this number
 *
 * Return: R2. 0, -EINVAL, -EBUSY when it is there, -ENOMEM.
 */
long cf_tasks_begin(int task);

/** cf_tasks_join() - Wait until it has made all its calls. Return: R2. 0 or -ESRCH. */
long cf_tasks_join(int task);

/** cf_tasks_end() - Wait for all. */
void cf_tasks_end(void);

#endif
