// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Tasks: what they are made of, how they begin and end. Who runs is decided in
 * sched.c. The host thread that booted is task 1; others are coroutines on
 * stacks in the arena. Any other host thread has a task of its own in
 * thread-local storage: it can copy, but not sleep. Kernel-side.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/tty.h>
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "../uaccess/context.h"
#include "../uaccess/window.h"
#include "heap.h"
#include "sched.h"

#define STACK_SIZE (64UL << 10)
#define CANARY 0xc5
#define CANARY_BYTES 64

__cf_state struct list_head cf_tasks = LIST_HEAD_INIT(cf_tasks);

static __cf_state struct {
	struct task_struct first;
	struct mm_struct mm;
	struct signal_struct signal;
	struct tty_struct tty;
	pid_t last_pid;
	struct task_struct *dead;	/* its stack was in use until now */
} tasks;

/* Per host thread, not state: a restore happens on the task that it names. */
__thread struct task_struct *cf_running;
static __thread struct task_struct thread_task;

static void task_init(struct task_struct *task, const char *name)
{
	task->cf.addr_limit = cf_task_size;
	task->prio = task->static_prio = task->normal_prio = 120;
	task->group_leader = task;
	refcount_set(&task->usage, 1);
	strscpy(task->comm, name, sizeof(task->comm));
}

struct cf_context *cf_context(void)
{
	if (unlikely(!cf_running)) {
		cf_running = &thread_task;
		thread_task.cf.addr_limit = cf_task_size;
	}
	return &cf_running->cf;
}

/* The calling task, when it lies outside marked statics and the arena. */
void cf_task_range(void **start, unsigned long *size)
{
	bool is_thread = (void *)cf_context() == (void *)&thread_task;

	*start = &thread_task;
	*size = is_thread ? sizeof(thread_task) : 0;
}

static void *internal_alloc(size_t size, size_t align, gfp_t flags)
{
	return heap_alloc(size, align, flags | __GFP_CF_INTERNAL,
			  align >= CF_PAGE_SIZE ? HEAP_PAGES : HEAP_SLAB, 0);
}

static void internal_free(void *p)
{
	if (p)
		heap_free(heap_block_of(p, "task"), 0);
}

int task_boot(void)
{
	struct task_struct *task = &tasks.first;

	task_init(task, "task1");
	task->pid = task->tgid = tasks.last_pid = 1;
	task->mm = task->active_mm = &tasks.mm;
	tasks.signal.tty = &tasks.tty;
	task->signal = &tasks.signal;
	task->parent = task->real_parent = task;
	init_rwsem(&tasks.mm.mmap_lock);
	task->cf_coro = internal_alloc(cf_coro_size(), 64, 0);
	if (!task->cf_coro)
		return -ENOMEM;
	cf_coro_thread(task->cf_coro);
	list_add_tail(&task->cf_all, &cf_tasks);
	cf_running = task;
	return 0;
}

struct task_struct *task_find(long pid)
{
	struct task_struct *task;

	list_for_each_entry(task, &cf_tasks, cf_all)
		if (task->pid == pid)
			return task;
	return NULL;
}

bool task_is_known(const struct task_struct *which)
{
	struct task_struct *task;

	if (which == cf_running)
		return true;
	list_for_each_entry(task, &cf_tasks, cf_all)
		if (task == which)
			return true;
	return false;
}

/* ---- beginning ---- */

static void task_inherit(struct task_struct *task,
			 const struct task_struct *parent, unsigned int flags)
{
	task->flags = flags;
	task->files = parent->files;
	task->fs = parent->fs;
	task->cred = parent->cred;
	task->real_cred = parent->real_cred;
	task->nsproxy = parent->nsproxy;
	task->parent = task->real_parent = (struct task_struct *)parent;
	task->active_mm = &tasks.mm;
	task->signal = &tasks.signal;
	if (!(flags & PF_KTHREAD))
		task->mm = &tasks.mm;
}

/* The stack of the task that ended is free as soon as another one runs. */
static void switch_finish(void)
{
	struct task_struct *dead = tasks.dead;

	tasks.dead = NULL;
	if (dead)
		task_stack_free(dead);
}

static void task_main(void *arg)
{
	struct task_struct *task = arg;

	switch_finish();
	task->cf_entry(task->cf_arg);
	task_exit(0);
}

struct task_struct *task_new(const char *name, unsigned int flags,
			     void (*entry)(void *arg), void *arg)
{
	struct task_struct *task = internal_alloc(sizeof(*task), 64,
						  __GFP_ZERO);

	if (!task)
		return NULL;
	task_init(task, name);
	task_inherit(task, current, flags);
	task->cf.kernel = flags & PF_KTHREAD ? 1 : 0;
	task->cf_entry = entry;
	task->cf_arg = arg;
	task->__state = TASK_UNINTERRUPTIBLE;
	task->cf_coro = internal_alloc(cf_coro_size(), 64, __GFP_ZERO);
	task->cf_stack = internal_alloc(STACK_SIZE, CF_PAGE_SIZE, 0);
	if (!task->cf_coro || !task->cf_stack) {
		task_stack_free(task);
		internal_free(task);
		return NULL;
	}
	memset(task->cf_stack, CANARY, CANARY_BYTES);
	cf_coro_init(task->cf_coro, task->cf_stack, STACK_SIZE, task_main,
		     task);
	task->pid = task->tgid = ++tasks.last_pid;
	list_add_tail(&task->cf_all, &cf_tasks);
	return task;
}

/* ---- switching ---- */

static void stack_check(const struct task_struct *task)
{
	char text[128];

	if (!task->cf_stack || !memchr_inv(task->cf_stack, CANARY,
					   CANARY_BYTES))
		return;
	snprintf(text, sizeof(text), "task %d (%s) overran its stack",
		 task->pid, task->comm);
	cf_oops_raise(CF_OOPS_STACK, text);
}

void task_switch(struct task_struct *next)
{
	struct task_struct *me = cf_running;

	stack_check(me);
	cf_running = next;
	cf_coro_switch(me->cf_coro, next->cf_coro);
	switch_finish();
}

/* A task without a stack of its own runs on its host thread's. */
void task_stack_range(unsigned long *low, unsigned long *high)
{
	cf_context();
	if (!cf_running->cf_stack) {
		cf_host_stack_range(low, high);
		return;
	}
	*low = (unsigned long)cf_running->cf_stack;
	*high = *low + STACK_SIZE;
}

/* ---- end ---- */

void task_stack_free(struct task_struct *task)
{
	internal_free(task->cf_stack);
	internal_free(task->cf_coro);
	task->cf_stack = NULL;
	task->cf_coro = NULL;
}

void task_exit(int code)
{
	struct task_struct *me = current;

	cf_window_put(me->cf.window);
	me->cf.window = NULL;
	me->exit_code = code;
	me->flags |= PF_EXITING;
	me->__state = TASK_DEAD;
	sched_wake(me);
	tasks.dead = me;
	schedule();
	cf_host_die("a dead task was scheduled");
}

void put_task_struct(struct task_struct *task)
{
	if (refcount_dec_and_test(&task->usage))
		internal_free(task);
}

void task_reap(struct task_struct *task)
{
	list_del(&task->cf_all);
	put_task_struct(task);
}

/* ---- what the host side asks for ---- */

long cf_task_spawn(const char *name, void (*entry)(void *arg), void *arg)
{
	struct task_struct *task;

	if (!current->cf_coro)
		return -EAGAIN;
	task = task_new(name, 0, entry, arg);
	if (!task)
		return -ENOMEM;
	task->__state = TASK_RUNNING;
	return task->pid;
}

int cf_task_join(long pid)
{
	struct task_struct *task = task_find(pid);

	if (!task || task == current)
		return -ESRCH;
	while (task->__state != TASK_DEAD)
		sched_wait_on(task, TASK_UNINTERRUPTIBLE);
	task_reap(task);
	return 0;
}

void cf_task_yield(void)
{
	yield();
}

int cf_task_run(long pid)
{
	struct task_struct *task = task_find(pid);

	if (!task || task == current)
		return -ESRCH;
	while (task->__state == TASK_RUNNING)
		yield();
	return task->__state == TASK_DEAD;
}

unsigned long cf_task_sleeps(void)
{
	return current->cf_sleeps;
}

void cf_task_wait(unsigned int ms)
{
	if (current->cf_coro)
		schedule_timeout_uninterruptible(msecs_to_jiffies(ms));
}

int cf_task_signal(long pid)
{
	struct task_struct *task = task_find(pid);

	if (!task || task->__state == TASK_DEAD)
		return -ESRCH;
	send_sig(SIGINT, task, 0);
	return 0;
}

/* ---- signals ---- */

int signal_pending(struct task_struct *task)
{
	return task->cf_signal;
}

int fatal_signal_pending(struct task_struct *task)
{
	return task->cf_killed;
}

int signal_pending_state(unsigned int state, struct task_struct *task)
{
	if (state & TASK_INTERRUPTIBLE)
		return task->cf_signal;
	return state & TASK_WAKEKILL ? task->cf_killed : 0;
}

int send_sig(int sig, struct task_struct *task, int priv)
{
	task->cf_signal = 1;
	if (sig == SIGKILL)
		task->cf_killed = 1;
	if (signal_pending_state(task->__state, task))
		task->__state = TASK_RUNNING;
	return 0;
}

void flush_signals(struct task_struct *task)
{
	task->cf_signal = 0;
	task->cf_killed = 0;
}

dev_t tty_devnum(struct tty_struct *tty)
{
	return tty ? MKDEV(TTY_MAJOR, 1 + tty->index) : 0;
}
