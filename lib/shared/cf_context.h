/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The part of a task that the uaccess core needs. It is the first member of
 * struct task_struct (kapi linux/sched.h); a plain pthread that has never been
 * scheduled has a task_struct of its own in thread-local storage.
 * Seen by both sides.
 */
#ifndef CF_CONTEXT_H
#define CF_CONTEXT_H

struct cf_access;
struct cf_site;
struct cf_service;
struct cf_window;

#define CF_FETCHED 4		/* copies that are remembered */
#define CF_FETCHED_HEAD 64	/* bytes of each */

/** struct cf_fetched - what a copy has brought from user space, and where to */
struct cf_fetched {
	unsigned long to;
	unsigned long size;
	unsigned char head[CF_FETCHED_HEAD];
};

/**
 * struct cf_context - what a user copy must know about who copies
 * @addr_limit:   get_fs(): addresses below it are allowed; cf_task_size is
 *                USER_DS, ~0UL is KERNEL_DS
 * @preempt:      preempt_disable() depth; spinlocks count here
 * @irq_disabled: local_irq_disable()
 * @pagefault_disabled: pagefault_disable() depth
 * @rcu:          rcu_read_lock() depth
 * @user_access:  inside user_access_begin()
 * @gp_fixed:     a user access to a non-canonical address was repaired, and
 *                the log does not say so yet
 * @kernel:       system calls, module calls and kernel threads it is inside of;
 *                a fault with 0 here belongs to the host program
 * @access:       the user access that is running, for the fault handler
 * @window:       this task's fault window, made at its first use
 * @asked:        the site for whose next access the injector was asked already,
 *                and @asked_cookie its answer; only without an MMU
 * @fetched:      by its last copies, @fetches of them; see cf_fetched_open()
 * @service:      where it was interrupted, while a fault of it is serviced
 */
struct cf_context {
	unsigned long addr_limit;
	int preempt;
	int irq_disabled;
	int pagefault_disabled;
	int rcu;
	int user_access;
	int gp_fixed;
	int kernel;
	struct cf_access *access;
	struct cf_window *window;
	struct cf_site *asked;
	unsigned long asked_cookie;
	struct cf_service *service;
	unsigned int fetches;
	struct cf_fetched fetched[CF_FETCHED];
};

/** cf_context() - Of the calling task. Context: any, fault handler too. */
struct cf_context *cf_context(void);

/** cf_context_is_atomic() - Can no page be brought in, so that a copy stops short? */
static inline int cf_context_is_atomic(const struct cf_context *context)
{
	return context->pagefault_disabled || context->preempt ||
	       context->irq_disabled;
}

/** cf_access_settle() - Log what the fault handler could not, when a system call ends. */
void cf_access_settle(void);

#endif
