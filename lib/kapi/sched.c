// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Who runs. Tasks run one at a time, in turn, and switch only here: where a
 * kernel would sleep. When nobody can run, the world is moved on until
 * somebody can, always in the same order:
 *
 *   1. the next timer: virtual time jumps to it
 *   2. the stimuli: something outside acts, each once for one sleep
 *   3. a signal, for a task of user space that sleeps interruptibly
 *   4. nothing is left: the run is a hang
 *
 * So no run ever waits for real time, and the same run is the same every time.
 * A timer that rearms itself for ever would keep 1 busy: without a task that
 * some timer is to wake, it gets IDLE_TIMERS turns. Kernel-side.
 */
#include <linux/cf_stimulus.h>
#include <linux/cf_task.h>
#include <linux/errno.h>
#include <linux/hardirq.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "../uaccess/access.h"
#include "sched.h"
#include "syscall.h"

#define IDLE_TIMERS 1000
#define STIMULI_MAX 32
#define SPIN_NS 100000

static __cf_state struct {
	struct {
		void (*fn)(void *arg);
		void *arg;
		const char *name;
	} stimulus[STIMULI_MAX];
	unsigned int stimuli;
	struct task_struct *drain;	/* it and kernel threads only */
	unsigned long atomic_sleeps;
} sched;

/* ---- complaints ---- */

unsigned long cf_atomic_sleeps(void)
{
	return sched.atomic_sleeps;
}

static bool may_sleep(void)
{
	const struct cf_context *context = cf_context();

	return !context->preempt && !context->irq_disabled && !context->rcu &&
	       !context->user_access;
}

void __might_sleep(const char *file, int line)
{
	if (likely(may_sleep()))
		return;
	sched.atomic_sleeps++;
	printk(KERN_ERR "BUG: sleeping function called from invalid context at %s:%d\n",
	       file, line);
}

void sleep_check(const char *what)
{
	if (likely(may_sleep()))
		return;
	sched.atomic_sleeps++;
	printk(KERN_ERR "BUG: sleeping function called from invalid context: %s()\n",
	       what);
}

/* ---- stimuli ---- */

int cf_stimulus_register(void (*fn)(void *arg), void *arg, const char *name)
{
	if (sched.stimuli == STIMULI_MAX)
		return -ENOSPC;
	sched.stimulus[sched.stimuli].fn = fn;
	sched.stimulus[sched.stimuli].arg = arg;
	sched.stimulus[sched.stimuli++].name = name;
	return 0;
}

void cf_stimulus_unregister(void (*fn)(void *arg), void *arg)
{
	unsigned int from, to = 0;

	for (from = 0; from < sched.stimuli; from++)
		if (sched.stimulus[from].fn != fn ||
		    sched.stimulus[from].arg != arg)
			sched.stimulus[to++] = sched.stimulus[from];
	sched.stimuli = to;
}

static bool stimulus_next(struct task_struct *me)
{
	unsigned int index = me->cf_stimulus;

	if (index >= sched.stimuli)
		return false;
	me->cf_stimulus++;
	cf_irq_enter();
	sched.stimulus[index].fn(sched.stimulus[index].arg);
	cf_irq_exit();
	return true;
}

/* ---- choosing ---- */

static bool is_eligible(const struct task_struct *task)
{
	if (task->__state != TASK_RUNNING || !task->cf_coro)
		return false;
	return !sched.drain || task == sched.drain || task->flags & PF_KTHREAD;
}

/* The next after @me in the ring of all tasks; @me itself comes last. */
static struct task_struct *pick(struct task_struct *me)
{
	struct list_head *at;

	for (at = me->cf_all.next; at != &me->cf_all; at = at->next) {
		struct task_struct *task;

		if (at == &cf_tasks)
			continue;
		task = list_entry(at, struct task_struct, cf_all);
		if (is_eligible(task))
			return task;
	}
	return is_eligible(me) ? me : NULL;
}

static bool signal_one(struct task_struct *task)
{
	unsigned int state = task->__state;

	if (task->flags & PF_KTHREAD ||
	    !(state & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)) ||
	    state & TASK_DEAD)
		return false;
	send_sig(state & TASK_INTERRUPTIBLE ? SIGINT : SIGKILL, task, 0);
	return true;
}

static bool signal_somebody(struct task_struct *me)
{
	struct task_struct *task;

	if (signal_one(me))
		return true;
	list_for_each_entry(task, &cf_tasks, cf_all)
		if (signal_one(task))
			return true;
	return false;
}

/* Who sleeps for ever: not the one that has just ended. */
static const struct task_struct *sleeper(const struct task_struct *me)
{
	const struct task_struct *task;

	if (!(me->__state & TASK_DEAD))
		return me;
	list_for_each_entry(task, &cf_tasks, cf_all)
		if (!(task->flags & PF_KTHREAD) &&
		    !(task->__state & TASK_DEAD))
			return task;
	return me;
}

static void hang(const struct task_struct *me)
{
	const struct task_struct *task = sleeper(me);
	char text[160];

	snprintf(text, sizeof(text),
		 "task %d (%s) is asleep in D state with nobody to wake it",
		 task->pid, task->comm);
	cf_oops_raise(CF_OOPS_HANG, text);
}

static void idle(struct task_struct *me)
{
	cf_fuel_burn();
	if ((me->cf_rounds++ < IDLE_TIMERS || timers_sleepers()) &&
	    timers_advance())
		return;
	if (stimulus_next(me) || signal_somebody(me))
		return;
	hang(me);
}

static void schedule_thread(struct task_struct *me)
{
	if (me->__state != TASK_RUNNING)
		cf_oops_raise(CF_OOPS_HANG,
			      "a host thread that is no task cannot sleep");
}

void schedule(void)
{
	struct task_struct *me = current, *next;

	cf_fuel_burn();
	cf_effort_spend();
	if (!me->cf_coro) {
		schedule_thread(me);
		return;
	}
	if (me->__state != TASK_DEAD)
		sleep_check("schedule");
	if (signal_pending_state(me->__state, me))
		me->__state = TASK_RUNNING;
	me->cf_sleeps += me->__state != TASK_RUNNING && !me->cf_wait_for;
	me->cf_rounds = 0;
	me->cf_stimulus = 0;
	timers_run_due();
	while (!(next = pick(me)))
		idle(me);
	if (next != me)
		task_switch(next);
	else
		clock_skip(SPIN_NS);
}

void yield(void)
{
	__set_current_state(TASK_RUNNING);
	schedule();
}

int cf_need_resched(void)
{
	struct task_struct *me = current;

	return me->cf_coro && pick(me) != me;
}

int cf_cond_resched(const char *file, int line)
{
	__might_sleep(file, line);
	if (current->__state != TASK_RUNNING || !may_sleep())
		return 0;
	schedule();
	return 1;
}

/* ---- waking ---- */

int wake_up_state(struct task_struct *task, unsigned int state)
{
	if (!(task->__state & state) || task->__state & TASK_DEAD)
		return 0;
	task->__state = TASK_RUNNING;
	return 1;
}

int wake_up_process(struct task_struct *task)
{
	return wake_up_state(task, TASK_NORMAL | TASK_PARKED);
}

void sched_wait_on(const void *key, unsigned int state)
{
	struct task_struct *me = current;

	me->cf_wait_for = key;
	__set_current_state(state);
	schedule();
	__set_current_state(TASK_RUNNING);
	me->cf_wait_for = NULL;
}

void sched_wake(const void *key)
{
	struct task_struct *task;

	list_for_each_entry(task, &cf_tasks, cf_all)
		if (task->cf_wait_for == key)
			wake_up_process(task);
}

/* ---- between system calls ---- */

static bool kthread_can_run(void)
{
	struct task_struct *task;

	list_for_each_entry(task, &cf_tasks, cf_all)
		if (task->flags & PF_KTHREAD && task->__state == TASK_RUNNING)
			return true;
	return false;
}

void sched_drain(void)
{
	int turns = 16;

	if (sched.drain || !current->cf_coro || !may_sleep())
		return;
	sched.drain = current;
	while (turns-- && kthread_can_run())
		yield();
	sched.drain = NULL;
}

void cf_task_syscall_enter(const char *name)
{
	struct task_struct *me = current;

	cf_fuel_burn();
	clock_skip(1000);
	cf_fetched_forget();
	me->cf_syscalls++;
	me->cf.kernel++;
	me->cf_call = name;
}

/* What would run before user space does much more: works, RCU, due timers. */
void cf_task_syscall_exit(void)
{
	struct task_struct *me = current;

	if (--me->cf_syscalls == 0) {
		me->cf_call = NULL;
		cf_access_settle();
		timers_run_due();
		rcu_run();
		sched_drain();
		flush_signals(me);
	}
	me->cf.kernel--;
}

/* ---- interrupt context ---- */

int cf_hardirq_depth(void)
{
	return current->cf_hardirq;
}

int cf_softirq_depth(void)
{
	return current->cf_softirq;
}

void cf_irq_enter(void)
{
	current->cf.preempt++;
	current->cf_hardirq++;
}

void cf_irq_exit(void)
{
	current->cf_hardirq--;
	current->cf.preempt--;
}
