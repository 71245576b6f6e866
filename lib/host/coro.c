// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Coroutines for simulated tasks, by ucontext. Host-side.
 *
 * A control block holds no pointer to host memory, so a snapshot that covers
 * it and its stack can put a sleeping task back as it was.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stddef.h>
#include <ucontext.h>

#include <cf_host.h>
#include <cf_sanitizer.h>

struct cf_coro {
	ucontext_t context;
	void (*entry)(void *arg);
	void *arg;
};

unsigned long cf_coro_size(void)
{
	return sizeof(struct cf_coro);
}

/* makecontext passes ints: the pointer comes in two halves. */
static void start(unsigned int low, unsigned int high)
{
	struct cf_coro *coro = (struct cf_coro *)
		(unsigned long)((unsigned long long)high << 32 | low);

	cf_sanitizer_enter_stack();
	coro->entry(coro->arg);
	cf_host_die("a simulated task returned from its entry");
}

void cf_coro_init(struct cf_coro *coro, void *stack, unsigned long size,
		  void (*entry)(void *arg), void *arg)
{
	unsigned long long self = (unsigned long)coro;

	coro->entry = entry;
	coro->arg = arg;
	getcontext(&coro->context);
	coro->context.uc_stack.ss_sp = stack;
	coro->context.uc_stack.ss_size = size;
	coro->context.uc_link = NULL;
	makecontext(&coro->context, (void (*)(void))start, 2,
		    (unsigned int)self, (unsigned int)(self >> 32));
}

void cf_coro_thread(struct cf_coro *coro)
{
	stack_t *stack = &coro->context.uc_stack;
	pthread_attr_t attr;

	getcontext(&coro->context);
	if (!cf_sanitizer_has_asan() ||
	    pthread_getattr_np(pthread_self(), &attr))
		return;
	pthread_attr_getstack(&attr, &stack->ss_sp, &stack->ss_size);
	pthread_attr_destroy(&attr);
}

void cf_coro_switch(struct cf_coro *from, struct cf_coro *to)
{
	cf_sanitizer_leave_stack(to->context.uc_stack.ss_sp,
				 to->context.uc_stack.ss_size);
	swapcontext(&from->context, &to->context);
	cf_sanitizer_enter_stack();
}
