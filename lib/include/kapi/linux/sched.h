/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Tasks. They run one at a time and switch only where they sleep. Kernel-
 * side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/cf_label.h>
#include <linux/list.h>
#include <linux/mm_types.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/jiffies.h>
#include <linux/smp.h>
#include <asm/current.h>
#include <cf_context.h>

#define TASK_RUNNING		0x0000
#define TASK_INTERRUPTIBLE	0x0001
#define TASK_UNINTERRUPTIBLE	0x0002
#define __TASK_STOPPED		0x0004
#define __TASK_TRACED		0x0008
#define EXIT_DEAD		0x0010
#define EXIT_ZOMBIE		0x0020
#define TASK_PARKED		0x0040
#define TASK_DEAD		0x0080
#define TASK_WAKEKILL		0x0100
#define TASK_NOLOAD		0x0400
#define TASK_NEW		0x0800
#define TASK_KILLABLE		(TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define TASK_IDLE		(TASK_UNINTERRUPTIBLE | TASK_NOLOAD)
#define TASK_NORMAL		(TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
#define TASK_COMM_LEN 16
#define MAX_SCHEDULE_TIMEOUT LONG_MAX

#define PF_EXITING	0x00000004
#define PF_MEMALLOC	0x00000800
#define PF_NOFREEZE	0x00008000
#define PF_KTHREAD	0x00200000

#define SCHED_NORMAL 0
#define SCHED_FIFO 1
#define SCHED_RR 2

struct cf_coro;
struct completion;
struct cred;
struct files_struct;
struct fs_struct;
struct nsproxy;
struct pid;
struct tty_struct;

/* KAPI-STUB: omits all but the controlling terminal. */
struct signal_struct {
	struct tty_struct *tty;
};


/* A lock that a task holds, and since which instruction. */
struct cf_held {
	struct cf_lock *lock;
	unsigned long at;
};

#define CF_HELD_MAX 24

/**
 * struct task_struct - a task
 * @cf:         what user copies need; first, so that current is cf_context()
 * @cf_all:     in the list of all tasks, in order of their pids
 * @cf_stack:   lowest byte of its stack, or NULL for the host's own
 * @cf_coro:    where it stopped; NULL: a plain thread that cannot sleep
 * @cf_wait_for: the lock, or the task whose end, it sleeps for
 * @cf_wait_lock: that lock, when it has an owner
 * @cf_wait_at: where it waits for it
 * @cf_sleeps:  how often it slept for anything else
 * @cf_call:    the system call it is in
 * @cf_signal:  a signal is pending
 * @cf_killed:  and it is a fatal one
 * @cf_rounds:  what the idle scheduler has tried during this sleep
 * @cf_in_mmap: inside an mmap or fault method, with mmap_lock held
 * @cf_held:    locks, the oldest first; beyond the array they are only counted
 */
struct task_struct {
	struct cf_context cf;
	struct list_head cf_all;
	struct list_head tasks;
	union {
		unsigned int __state;
		volatile long state;
	};
	unsigned int flags;
	pid_t pid;
	pid_t tgid;
	char comm[TASK_COMM_LEN];
	int exit_code;
	int prio, static_prio, normal_prio, policy;
	struct mm_struct *mm, *active_mm;
	struct files_struct *files;
	struct fs_struct *fs;
	const struct cred *cred, *real_cred;
	struct nsproxy *nsproxy;
	struct signal_struct *signal;
	struct task_struct *parent, *real_parent, *group_leader;
	struct pid *thread_pid;
	struct { unsigned long sig[1]; } blocked;
	void *journal_info;
	unsigned in_eventfd : 1;
	unsigned in_execve : 1;
	unsigned in_iowait : 1;
	unsigned long timeout;
	refcount_t usage;

	void *cf_stack;
	struct cf_coro *cf_coro;
	const void *cf_wait_for;
	const struct cf_lock *cf_wait_lock;
	unsigned long cf_wait_at;
	unsigned long cf_sleeps;
	const char *cf_call;
	void (*cf_entry)(void *arg);
	void *cf_arg;
	int (*cf_kthread)(void *arg);
	int cf_should_stop;
	int cf_should_park;
	int cf_signal;
	int cf_killed;
	int cf_syscalls;
	int cf_in_ioctl;
	unsigned int cf_ioctl;
	int cf_hardirq, cf_softirq;
	unsigned int cf_rounds;
	unsigned int cf_stimulus;
	unsigned int cf_in_mmap;
	unsigned int cf_nheld;
	struct cf_held cf_held[CF_HELD_MAX];
};

#define __set_current_state(value) ((void)(current->__state = (value)))
#define set_current_state(value) smp_store_mb(current->__state, (value))
#define set_task_state(task, value) ((void)((task)->__state = (value)))
#define __set_task_state set_task_state
#define get_current_state() (current->__state)
#define task_is_running(task) ((task)->__state == TASK_RUNNING)

void schedule(void) __cfk(schedule);
long schedule_timeout(long timeout) __cfk(schedule_timeout);
long schedule_timeout_interruptible(long timeout)
	__cfk(schedule_timeout_interruptible);
long schedule_timeout_uninterruptible(long timeout)
	__cfk(schedule_timeout_uninterruptible);
long schedule_timeout_killable(long timeout) __cfk(schedule_timeout_killable);
#define schedule_timeout_idle schedule_timeout_uninterruptible
#define io_schedule() schedule()
#define io_schedule_timeout(t) schedule_timeout(t)
int wake_up_process(struct task_struct *task) __cfk(wake_up_process);
int wake_up_state(struct task_struct *task, unsigned int state)
	__cfk(wake_up_state);
void yield(void) __cfk(yield);
int cf_cond_resched(const char *file, int line);
#define cond_resched() cf_cond_resched(__FILE__, __LINE__)
#define cond_resched_lock(lock) ((void)(lock), 0)
int cf_need_resched(void);
#define need_resched() cf_need_resched()
#define test_tsk_need_resched(tsk) need_resched()

#define task_pid_nr(task) ((task)->pid)
#define task_tgid_nr(task) ((task)->tgid)
#define task_pid_vnr(task) ((task)->pid)
#define task_tgid_vnr(task) ((task)->tgid)
#define task_tgid(task) ((struct pid *)(task))
#define task_pid(task) ((struct pid *)(task))
#define thread_group_leader(task) 1
#define same_thread_group(a, b) ((a)->tgid == (b)->tgid)
#define get_task_comm(buf, task) strscpy(buf, (task)->comm, sizeof(buf))
#define is_global_init(task) ((task)->pid == 1)
#define task_nice(task) 0
#define set_user_nice(task, nice) ((void)(task))
#define sched_set_fifo(task) ((void)(task))
#define sched_set_fifo_low(task) ((void)(task))
#define sched_set_normal(task, nice) ((void)(task))
#define sched_setscheduler(task, policy, param) ((void)(task), 0)
struct sched_param {
	int sched_priority;
};

static inline struct task_struct *get_task_struct(struct task_struct *task)
{
	refcount_inc(&task->usage);
	return task;
}

void put_task_struct(struct task_struct *task) __cfk(put_task_struct);

#define for_each_process(p) if (0) for ((p) = NULL; (p);)

#include <linux/signal.h>

#endif
