// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Host signals become faults of the simulated machine. Host-side.
 *
 * SIGSEGV and SIGBUS arrive here with the machine context of the instruction
 * that faulted. In order:
 *
 *   1. Only the kernel's word counts (si_code > 0): a signal that somebody
 *      sent is passed to the handler that was there before us.
 *   2. A fault that has nothing to do with the simulated kernel, a bug of the
 *      test program, say, is passed on too.
 *   3. The context is decoded to struct pt_regs and do_page_fault() decides.
 *   4. It goes on: the changed registers are stored, and returning from the
 *      handler resumes at the instruction or at its fixup.
 *      When others are to act first, it resumes there after service.c.
 *   5. It is an oops: the facts are written to static memory, and the context
 *      is pointed at oops_enter() on a stack of its own, so that whoever is
 *      told of the oops runs in ordinary context, not in a handler.
 *
 * SIGFPE, SIGILL and SIGTRAP of kernel-side code take the same way to an oops,
 * and so does SIGSYS, which guard.c has the host send.
 * The handler runs on an alternate stack, so a stack overflow is an oops too.
 * No signal is blocked meanwhile, which is quicker. A fault of the handler itself
 * comes here again: an oops, or the end of the process when its stack runs out.
 * Reachable from here: no malloc, no stdio, no lock, no libfiu.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cf_context.h>
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_regs.h>
#include <cf_sanitizer.h>
#include <cf_state.h>

#include "../mm/fault.h"
#include "host.h"
#include "mcontext.h"

#define ALTSTACK_SIZE (64 * 1024)

static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP,
			       SIGSYS };
#define SIGNALS ((int)(sizeof(signals) / sizeof(signals[0])))

static struct sigaction previous[SIGNALS] __cf_fixed;
static char oops_stack[256 * 1024] __attribute__((aligned(64)));
static struct cf_oops oops;
static char *altstack __cf_fixed;

static void oops_enter(void)
{
	cf_sanitizer_leave_stack(oops_stack, sizeof(oops_stack));
	cf_sanitizer_enter_stack();
	cf_oops_deliver(&oops);
}

/* Give a signal that is not ours to whom it would have gone. */
static void pass_on(int sig, siginfo_t *info, void *context)
{
	const struct sigaction *old = NULL;

	for (int i = 0; i < SIGNALS; i++)
		if (signals[i] == sig)
			old = &previous[i];
	if (!old)
		return;
	if (old->sa_flags & SA_SIGINFO) {
		old->sa_sigaction(sig, info, context);
	} else if (old->sa_handler == SIG_DFL ||
		   (old->sa_handler == SIG_IGN && info->si_code > 0)) {
		/* The instruction faults again and the default acts. */
		sigaction(sig, old, NULL);
		if (info->si_code <= 0)
			raise(sig);
	} else if (old->sa_handler != SIG_IGN) {
		old->sa_handler(sig);
	}
}

/* Read own memory that may not be there: the system call says so. */
int cf_peek(unsigned long addr, unsigned long *out, int count)
{
	struct iovec to = { out, count * sizeof(*out) };
	struct iovec from = { (void *)addr, count * sizeof(*out) };

	return process_vm_readv(getpid(), &to, 1, &from, 1, 0) ==
	       (ssize_t)(count * sizeof(*out));
}

void cf_backtrace(struct cf_oops *to, unsigned long frame)
{
	while (to->nframes < CF_OOPS_FRAMES) {
		unsigned long pair[2];

		if (frame % sizeof(long) || !cf_peek(frame, pair, 2))
			return;
		if (!pair[1])
			return;
		to->frame[to->nframes++] = pair[1];
		if (pair[0] <= frame || pair[0] - frame > (1UL << 20))
			return;
		frame = pair[0];
	}
}

static void record_oops(const struct pt_regs *regs, const struct cf_trap *trap,
			enum cf_oops_reason reason, unsigned long address)
{
	unsigned long caller = cf_mcontext_caller(regs, address);

	memset(&oops, 0, sizeof(oops));
	oops.reason = reason;
	oops.write = trap->is_write;
	oops.address = address;
	oops.ip = cf_regs_ip(regs);
	oops.frame[oops.nframes++] = oops.ip;
	if (caller)
		oops.frame[oops.nframes++] = caller;
	oops.nregs = cf_mcontext_dump(regs, oops.regs);
	if (reason == CF_OOPS_ESCAPE)
		oops.text = "it made a system call of the host";
	cf_backtrace(&oops, cf_mcontext_frame(regs));
}

/*
 * Checked code looks up the shadow of an address first, and that of an ERR_PTR
 * is not canonical: it is the pointer's fault all the same.
 */
static void look_behind_shadow(const struct pt_regs *regs, struct cf_trap *trap,
			       unsigned long *address)
{
	unsigned long reg[CF_OOPS_REGS], meant;

	if (!trap->is_gp || !cf_sanitizer)
		return;
	meant = cf_sanitizer_err_ptr(reg, cf_mcontext_dump(regs, reg));
	if (!meant)
		return;
	*address = meant;
	trap->is_gp = 0;
}

static int decide(int sig, struct pt_regs *regs, const struct cf_trap *trap,
		  unsigned long address, enum cf_oops_reason *reason)
{
	switch (sig) {
	case SIGSEGV:
	case SIGBUS:
		switch (do_page_fault(regs, trap->error_code, address,
				      trap->is_gp, reason)) {
		case CF_FAULT_SERVICE:
			cf_service_enter(regs);
			return 1;
		case CF_FAULT_RESUME:
			return 1;
		case CF_FAULT_OOPS:
			break;
		}
		if (address - (cf_regs_sp(regs) - 4096) < 8192)
			*reason = CF_OOPS_STACK;
		return 0;
	case SIGFPE:
		*reason = CF_OOPS_DIVIDE;
		return 0;
	case SIGSYS:
		*reason = CF_OOPS_ESCAPE;
		return 0;
	default:
		*reason = CF_OOPS_OPCODE;
		return 0;
	}
}

/*
 * The handler faults in the handler, and so on. Were it to run off the end of
 * its stack, the host would begin again at the top, for ever.
 */
static int is_running_out(const void *frame)
{
	return (unsigned long)frame - (unsigned long)altstack <
	       ALTSTACK_SIZE / 4;
}

static void on_signal(int sig, siginfo_t *info, void *context)
{
	int saved = errno;
	unsigned long address = (unsigned long)info->si_addr;
	enum cf_oops_reason reason;
	struct cf_trap trap;
	struct pt_regs regs;

	if (is_running_out(&regs)) {
		signal(sig, SIG_DFL);	/* it faults again, and ends */
		return;
	}
	cf_mcontext_load(&regs, &trap, context);
	if (info->si_code <= 0 || !cf_fault_is_ours(cf_regs_ip(&regs), address)) {
		pass_on(sig, info, context);
		errno = saved;
		return;
	}
	if (sig != SIGSEGV && cf_service_returns(&regs)) {
		cf_mcontext_restore(context, &regs);
		errno = saved;
		return;
	}
	look_behind_shadow(&regs, &trap, &address);
	if (!decide(sig, &regs, &trap, address, &reason)) {
		record_oops(&regs, &trap, reason, address);
		cf_mcontext_call(&regs, oops_stack, sizeof(oops_stack),
				 oops_enter);
	}
	cf_mcontext_store(context, &regs);
	errno = saved;
}

int cf_signals_are_ours(void)
{
	struct sigaction action;

	for (int i = 0; i < SIGNALS; i++)
		if (sigaction(signals[i], NULL, &action) ||
		    action.sa_sigaction != on_signal)
			return 0;
	return 1;
}

int cf_signals_boot(void)
{
	struct sigaction action = {
		.sa_sigaction = on_signal,
		.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER,
	};
	stack_t stack = { .ss_size = ALTSTACK_SIZE };

	altstack = mmap(NULL, ALTSTACK_SIZE, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (altstack == MAP_FAILED)
		return -ENOMEM;
	stack.ss_sp = altstack;
	if (sigaltstack(&stack, NULL))
		return -errno;
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < SIGNALS; i++)
		if (sigaction(signals[i], &action, &previous[i]))
			return -errno;
	return 0;
}
