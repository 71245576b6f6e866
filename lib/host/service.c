// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A fault that somebody services in ordinary context. Host-side.
 *
 * What services a fault may sleep, and a signal handler may not: it runs on
 * the one alternate stack, and another task's fault would overwrite it. So the
 * handler only moves the interrupted context aside, onto the stack of the task
 * that faulted, and returns into run() above it:
 *
 *   |... the task's frames ...|red zone|struct service|run() ...   -> down
 *                             ^ sp of the instruction
 *
 * run() is a function like any other: it may sleep, fault, oops, be copied by
 * a snapshot. When it is done it traps on purpose, at leave(): the one way to
 * load every register at once is the return from a handler, which so is the
 * way back. The instruction then goes on as if it had never been stopped.
 * Vector registers are not kept: they belong to nobody across a call, and no
 * routine whose fault is serviced uses them.
 *
 * A service that faults in its turn makes a frame further down; context->service
 * is the innermost. Everything is on the task's stack or in its struct, so it
 * is state that a snapshot covers, and each task has its own.
 */
#include <errno.h>
#include <stddef.h>

#include <cf_context.h>
#include <cf_regs.h>

#include "../mm/fault.h"
#include "host.h"
#include "mcontext.h"

/* Bytes below the stack pointer that a function without frame may use. */
#define RED_ZONE 128
/* For cf_mcontext_call(), which wants a stack and its size. */
#define STACK_BYTES 4096
/* No function that only traps is longer. */
#define LEAVE_BYTES 64

struct cf_service {
	struct pt_regs regs;
	struct cf_service *outer;
};

static __attribute__((noinline)) void leave(void)
{
	__builtin_trap();
}

static void run(void)
{
	int saved = errno;

	cf_fault_service();
	errno = saved;
	leave();
}

void cf_service_enter(struct pt_regs *regs)
{
	struct cf_context *context = cf_context();
	unsigned long top = cf_regs_sp(regs) - RED_ZONE;
	struct cf_service *service = (struct cf_service *)
		((top - sizeof(*service)) & ~63UL);

	service->regs = *regs;
	service->outer = context->service;
	context->service = service;
	cf_mcontext_call(regs, (char *)service - STACK_BYTES, STACK_BYTES, run);
}

int cf_service_returns(struct pt_regs *regs)
{
	struct cf_context *context = cf_context();

	if (!context->service ||
	    cf_regs_ip(regs) - (unsigned long)leave >= LEAVE_BYTES)
		return 0;
	*regs = context->service->regs;
	context->service = context->service->outer;
	return 1;
}
