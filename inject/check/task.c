/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Other tasks of a test. An assertion that fails in one jumps back to where
 * the task began, so that it ends as a task does. Host-side.
 */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <copyfault/task.h>
#include <copyfault/test.h>

#include "cf_context.h"
#include "cf_syscall.h"

#include "check/fail.h"

#define TASKS_MAX 8
#define RUNS_MAX 64 /* that a signalled task has to end */

static struct task {
	long pid; /* 0: free */
	const struct cf_context *context; /* NULL: does not run */
	int has_ended;
	void (*entry)(void *arg);
	void *arg;
	jmp_buf start;
} tasks[TASKS_MAX];

static struct task *find(long pid)
{
	int i;

	for (i = 0; i < TASKS_MAX; i++)
		if (tasks[i].pid == pid)
			return &tasks[i];
	return NULL;
}

static struct task *self(void)
{
	const struct cf_context *context = cf_context();
	int i;

	for (i = 0; i < TASKS_MAX; i++)
		if (tasks[i].pid && tasks[i].context == context)
			return &tasks[i];
	return NULL;
}

int cf_task_is_other(void)
{
	return self() != NULL;
}

void cf_task_abandon(void)
{
	struct task *task = self();

	if (task)
		longjmp(task->start, 1);
}

static void run(void *arg)
{
	struct task *const task = arg;

	task->context = cf_context();
	if (!setjmp(task->start))
		task->entry(task->arg);
	task->context = NULL;
	task->has_ended = 1;
}

/* A free slot, or that of a task that has ended, joined by then. */
static struct task *take(void)
{
	struct task *task = find(0);
	int i;

	for (i = 0; i < TASKS_MAX && !task; i++) {
		if (!tasks[i].has_ended)
			continue;
		task = &tasks[i];
		cf_task_join(task->pid);
	}
	return task;
}

long cf_task_begin(void (*entry)(void *arg), void *arg)
{
	struct task *task;
	char text[24];

	CF_ENTER();
	if (cf_fail_is_elsewhere())
		cf_fail_here("a host thread that has no task cannot begin one");
	task = take();
	if (!task)
		cf_fail_here("%d other tasks are there: no more fit", TASKS_MAX);
	task->entry = entry;
	task->arg = arg;
	task->context = NULL;
	task->has_ended = 0;
	task->pid = cf_task_spawn("other", run, task);
	if (task->pid > 0)
		return task->pid;
	cf_errno_text(task->pid, text);
	task->pid = 0;
	cf_fail_here("cannot begin another task: %s", text);
}

/* A task that does not end even so is told of: what it holds is not put back.
 */
static void dismiss(struct task *task)
{
	int i;

	for (i = 0; i < RUNS_MAX; i++) {
		cf_task_signal(task->pid);
		if (cf_task_run(task->pid))
			break;
	}
	if (i < RUNS_MAX)
		cf_task_join(task->pid);
	else
		fprintf(stderr, "task %ld does not end, though signalled\n",
			task->pid);
	task->pid = 0;
}

void cf_tasks_dismiss(void)
{
	int i;

	if (cf_task_is_other())
		return;
	for (i = 0; i < TASKS_MAX; i++)
		if (tasks[i].pid)
			dismiss(&tasks[i]);
}

long cf_kernel_call(long (*function)(void *arg), void *arg)
{
	struct cf_context *context = cf_context();
	long ret;

	context->kernel++;
	ret = function(arg);
	context->kernel--;
	return ret;
}
