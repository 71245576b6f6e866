// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RCU callbacks. No task is switched away from inside a read-side section, so
 * a grace period is over as soon as the caller may sleep; what was queued runs
 * then, and when a system call returns. Kernel-side.
 */
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <cf_state.h>

#include "sched.h"

static __cf_state struct {
	struct rcu_head *first, **last;
} rcu;

/* kfree_rcu() keeps the object in func, marked by its lowest bit. */
#define FREE_MARK 1UL

static void enqueue(struct rcu_head *head, rcu_callback_t func)
{
	head->next = NULL;
	head->func = func;
	if (!rcu.first)
		rcu.last = &rcu.first;
	*rcu.last = head;
	rcu.last = &head->next;
}

void call_rcu(struct rcu_head *head, rcu_callback_t func)
{
	enqueue(head, func);
}

void cf_kfree_rcu(struct rcu_head *head, void *object)
{
	enqueue(head, (rcu_callback_t)((unsigned long)object | FREE_MARK));
}

/* A function may be odd too, but none lies just below what it is called with. */
static void callback_run(struct rcu_head *head)
{
	unsigned long func = (unsigned long)head->func;
	unsigned long object = func & ~FREE_MARK;

	if (func & FREE_MARK && (unsigned long)head - object < 64UL << 20)
		kvfree((void *)object);
	else
		head->func(head);
}

void rcu_run(void)
{
	if (current->cf.rcu)
		return;
	while (rcu.first) {
		struct rcu_head *head = rcu.first;

		rcu.first = head->next;
		current->cf.preempt++;
		current->cf_softirq++;
		callback_run(head);
		current->cf_softirq--;
		current->cf.preempt--;
	}
}

void synchronize_rcu(void)
{
	sleep_check("synchronize_rcu");
	rcu_run();
}

void rcu_barrier(void)
{
	sleep_check("rcu_barrier");
	rcu_run();
}
