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

	/* Every member, or the compiler clears them all first. */
	*regs = (struct pt_regs) {
		.r15 = g[REG_R15], .r14 = g[REG_R14], .r13 = g[REG_R13],
		.r12 = g[REG_R12], .bp = g[REG_RBP], .bx = g[REG_RBX],
		.r11 = g[REG_R11], .r10 = g[REG_R10], .r9 = g[REG_R9],
		.r8 = g[REG_R8], .ax = g[REG_RAX], .cx = g[REG_RCX],
		.dx = g[REG_RDX], .si = g[REG_RSI], .di = g[REG_RDI],
		.orig_ax = ~0UL, .ip = g[REG_RIP], .cs = 0,
		.flags = g[REG_EFL], .sp = g[REG_RSP], .ss = 0,
	};
	trap->error_code = g[REG_ERR];
	trap->is_gp = g[REG_TRAPNO] == X86_TRAP_GP;
	trap->is_write = cf_regs_is_write(g[REG_ERR]);
}

void cf_mcontext_store(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;
	greg_t *g = uc->uc_mcontext.gregs;

	g[REG_RIP] = regs->ip;
	g[REG_RSI] = regs->si;
	g[REG_RDI] = regs->di;
	g[REG_RSP] = regs->sp;
	g[REG_RBP] = regs->bp;
	g[REG_EFL] = regs->flags;
}

void cf_mcontext_restore(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;
	greg_t *g = uc->uc_mcontext.gregs;

	cf_mcontext_store(context, regs);
	g[REG_RAX] = regs->ax;
	g[REG_RBX] = regs->bx;
	g[REG_RCX] = regs->cx;
	g[REG_RDX] = regs->dx;
	g[REG_R8] = regs->r8;
	g[REG_R9] = regs->r9;
	g[REG_R10] = regs->r10;
	g[REG_R11] = regs->r11;
	g[REG_R12] = regs->r12;
	g[REG_R13] = regs->r13;
	g[REG_R14] = regs->r14;
	g[REG_R15] = regs->r15;
}

void cf_mcontext_call(struct pt_regs *regs, void *stack, unsigned long size,
		      void (*entry)(void))
{
	/* As after a call instruction: 8 bytes off a 16-byte boundary. */
	unsigned long top = ((unsigned long)stack + size) & ~15UL;

	regs->sp = top - 8;
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
		regs->bp, regs->sp, regs->r8, regs->r9, regs->r10, regs->r11,
		regs->r12, regs->r13, regs->r14, regs->r15, regs->ip,
		regs->flags,
	};

	memcpy(out, values, sizeof(values));
	return sizeof(values) / sizeof(values[0]);
}

const char *const cf_mcontext_names[] = {
	"rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9",
	"r10", "r11", "r12", "r13", "r14", "r15", "rip", "flags",
};
