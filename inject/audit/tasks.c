// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Further tasks of a workload: same memory, same descriptors. Host-side.
 *
 * The scheduler is deterministic: another task runs when the running one
 * sleeps, so that the same workload is the same run every time.
 */
#include <errno.h>
#include <stdint.h>

#include <cf_oops.h>

#include "tasks.h"

#define FUEL_TO_JOIN 40000UL	/* it burns in the calls of others, too */

static struct {
	const struct cf_workload *workload;
	struct cf_record *record;
	long pid[CF_TASKS_MAX];	/* 0: none */
} tasks;

void cf_tasks_start(const struct cf_workload *workload,
		    struct cf_record *record)
{
	tasks.workload = workload;
	tasks.record = record;
	for (int i = 0; i < CF_TASKS_MAX; i++)
		tasks.pid[i] = 0;
}

static void make_calls(void *arg)
{
	int task = (int)(intptr_t)arg;

	for (int i = 0; i < tasks.workload->count; i++)
		if (tasks.workload->op[i].task == task)
			cf_workload_call(tasks.workload, i, tasks.record);
}

long cf_tasks_begin(int task)
{
	long pid;

	if (task < 1 || task >= CF_TASKS_MAX)
		return -EINVAL;
	if (tasks.pid[task])
		return -EBUSY;
	pid = cf_task_spawn("second", make_calls, (void *)(intptr_t)task);
	if (pid < 0)
		return pid;
	tasks.pid[task] = pid;
	return 0;
}

long cf_tasks_join(int task)
{
	long pid = task > 0 && task < CF_TASKS_MAX ? tasks.pid[task] : 0;

	if (!pid)
		return -ESRCH;
	tasks.pid[task] = 0;
	return cf_task_join(pid);
}

void cf_tasks_end(void)
{
	for (int i = 1; i < CF_TASKS_MAX; i++) {
		if (!tasks.pid[i])
			continue;
		cf_fuel_set(FUEL_TO_JOIN);
		cf_tasks_join(i);
		cf_fuel_set(0);
	}
}
