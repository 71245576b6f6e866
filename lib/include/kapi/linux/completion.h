/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Waiting for something that happens once. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_COMPLETION_H
#define _LINUX_COMPLETION_H

#include <linux/wait.h>

struct completion {
	unsigned int done;
	struct wait_queue_head wait;
};

#define COMPLETION_INITIALIZER(work) \
	{ 0, __WAIT_QUEUE_HEAD_INITIALIZER((work).wait) }
#define COMPLETION_INITIALIZER_ONSTACK(work) COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION(work) \
	struct completion work = COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION_ONSTACK(work) DECLARE_COMPLETION(work)

static inline void init_completion(struct completion *x)
{
	x->done = 0;
	init_waitqueue_head(&x->wait);
}

static inline void reinit_completion(struct completion *x)
{
	x->done = 0;
}
#define INIT_COMPLETION(x) ((x).done = 0)

void complete(struct completion *x) __cfk(complete);
void complete_all(struct completion *x) __cfk(complete_all);
void wait_for_completion(struct completion *x) __cfk(wait_for_completion);
int wait_for_completion_interruptible(struct completion *x)
	__cfk(wait_for_completion_interruptible) __must_check;
int wait_for_completion_killable(struct completion *x)
	__cfk(wait_for_completion_killable) __must_check;
unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout)
	__cfk(wait_for_completion_timeout);
long wait_for_completion_interruptible_timeout(struct completion *x,
					       unsigned long timeout)
	__cfk(wait_for_completion_interruptible_timeout) __must_check;
long wait_for_completion_killable_timeout(struct completion *x,
					  unsigned long timeout)
	__cfk(wait_for_completion_killable_timeout) __must_check;
bool try_wait_for_completion(struct completion *x)
	__cfk(try_wait_for_completion);
bool completion_done(struct completion *x) __cfk(completion_done);
#define wait_for_completion_io wait_for_completion
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 17, 0)
void complete_and_exit(struct completion *x, long code)
	__cfk(complete_and_exit) __noreturn;
#endif
void kthread_complete_and_exit(struct completion *x, long code)
	__cfk(kthread_complete_and_exit) __noreturn;

#endif
