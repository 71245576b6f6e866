// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Coroutines for simulated tasks, by ucontext. Host-side.
 *
 * A control block holds no pointer to host memory, so a snapshot that covers
 * it and its stack can put a sleeping task back as it was.
 */
#include <stddef.h>
#include <ucontext.h>

#include <cf_host.h>

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
	getcontext(&coro->context);
}

void cf_coro_switch(struct cf_coro *from, struct cf_coro *to)
{
	swapcontext(&from->context, &to->context);
}
