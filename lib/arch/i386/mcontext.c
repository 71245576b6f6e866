// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Between the host's machine context and struct pt_regs. Host-side.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <ucontext.h>

#include <cf_regs.h>

#include "lib/host/mcontext.h"

void cf_mcontext_load(struct pt_regs *regs, struct cf_trap *trap,
		      const void *context)
{
	const ucontext_t *uc = context;
	const greg_t *g = uc->uc_mcontext.gregs;

	*regs = (struct pt_regs) {
		.bx = g[REG_EBX], .cx = g[REG_ECX], .dx = g[REG_EDX],
		.si = g[REG_ESI], .di = g[REG_EDI], .bp = g[REG_EBP],
		.ax = g[REG_EAX], .ip = g[REG_EIP], .flags = g[REG_EFL],
		.sp = g[REG_ESP],
	};
	trap->error_code = g[REG_ERR];
	trap->is_gp = g[REG_TRAPNO] == X86_TRAP_GP;
	trap->is_write = cf_regs_is_write(g[REG_ERR]);
}

void cf_mcontext_store(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;
	greg_t *g = uc->uc_mcontext.gregs;

	g[REG_EIP] = regs->ip;
	g[REG_ESI] = regs->si;
	g[REG_EDI] = regs->di;
	g[REG_ESP] = regs->sp;
	g[REG_EBP] = regs->bp;
	g[REG_EFL] = regs->flags;
}

void cf_mcontext_restore(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;
	greg_t *g = uc->uc_mcontext.gregs;

	cf_mcontext_store(context, regs);
	g[REG_EAX] = regs->ax;
	g[REG_EBX] = regs->bx;
	g[REG_ECX] = regs->cx;
	g[REG_EDX] = regs->dx;
}

void cf_mcontext_call(struct pt_regs *regs, void *stack, unsigned long size,
		      void (*entry)(void))
{
	/* As after a call instruction: 4 bytes off a 16-byte boundary. */
	unsigned long top = ((unsigned long)stack + size) & ~15UL;

	regs->sp = top - 4;
	*(unsigned long *)regs->sp = 0;
	regs->bp = 0;
	regs->flags &= ~X86_FLAGS_DF;
	regs->ip = (unsigned long)entry;
}

unsigned long cf_mcontext_frame(const struct pt_regs *regs)
{
	return regs->bp;
}

unsigned int cf_mcontext_dump(const struct pt_regs *regs, unsigned long *out)
{
	const unsigned long values[] = {
		regs->ax, regs->bx, regs->cx, regs->dx, regs->si, regs->di,
		regs->bp, regs->sp, regs->ip, regs->flags,
	};

	memcpy(out, values, sizeof(values));
	return sizeof(values) / sizeof(values[0]);
}

const char *const cf_mcontext_names[] = {
	"eax", "ebx", "ecx", "edx", "esi", "edi", "ebp", "esp", "eip", "flags",
};
