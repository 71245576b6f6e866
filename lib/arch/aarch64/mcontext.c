// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Between the host's machine context and struct pt_regs. Host-side.
 *
 * The kernel adds the syndrome of a fault to the context. An emulator need
 * not; then the faulting instruction says whether it writes (insn.c).
 */
#define _GNU_SOURCE
#include <asm/sigcontext.h>
#include <signal.h>
#include <string.h>
#include <ucontext.h>

#include <cf_regs.h>

#include "insn.h"
#include "lib/host/mcontext.h"

#define FP 29
#define LR 30

/* Records follow each other in the reserved area, up to an empty one. */
static int find_esr(const mcontext_t *mc, unsigned long *esr)
{
	const unsigned char *at = mc->__reserved;
	const unsigned char *end = at + sizeof(mc->__reserved);
	struct _aarch64_ctx head;
	struct esr_context record;

	while ((unsigned long)(end - at) >= sizeof(record)) {
		memcpy(&head, at, sizeof(head));
		if (head.magic == ESR_MAGIC) {
			memcpy(&record, at, sizeof(record));
			*esr = record.esr;
			return 1;
		}
		if (!head.magic || head.size < sizeof(head) ||
		    head.size > (unsigned long)(end - at))
			return 0;
		at += head.size;
	}
	return 0;
}

/* An instruction that has run can be read; a bad jump faults at its target. */
static unsigned long made_esr(const mcontext_t *mc)
{
	unsigned long esr = (unsigned long)ESR_ELx_EC_DABT_LOW <<
			    ESR_ELx_EC_SHIFT;

	if (mc->pc != mc->fault_address &&
	    cf_insn_is_write(*(const unsigned int *)mc->pc))
		esr |= ESR_ELx_WNR;
	return esr;
}

void cf_mcontext_load(struct pt_regs *regs, struct cf_trap *trap,
		      const void *context)
{
	const ucontext_t *uc = context;
	const mcontext_t *mc = &uc->uc_mcontext;

	for (int i = 0; i < 31; i++)
		regs->regs[i] = mc->regs[i];
	regs->sp = mc->sp;
	regs->pc = mc->pc;
	regs->pstate = mc->pstate;
	if (!find_esr(mc, &trap->error_code))
		trap->error_code = made_esr(mc);
	trap->is_gp = 0;
	trap->is_write = cf_regs_is_write(trap->error_code);
}

void cf_mcontext_store(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;
	mcontext_t *mc = &uc->uc_mcontext;

	for (int i = 0; i < 31; i++)
		mc->regs[i] = regs->regs[i];
	mc->sp = regs->sp;
	mc->pc = regs->pc;
}

void cf_mcontext_restore(void *context, const struct pt_regs *regs)
{
	ucontext_t *uc = context;

	cf_mcontext_store(context, regs);
	uc->uc_mcontext.pstate = regs->pstate;
}

void cf_mcontext_call(struct pt_regs *regs, void *stack, unsigned long size,
		      void (*entry)(void))
{
	regs->sp = ((unsigned long)stack + size) & ~15UL;
	regs->regs[FP] = 0;
	regs->regs[LR] = 0;
	regs->pc = (unsigned long)entry;
}

unsigned long cf_mcontext_frame(const struct pt_regs *regs)
{
	return regs->regs[FP];
}

/*
 * The link register is the return address of a function that has called
 * nobody. When it has a frame all the same, its caller stands there too.
 */
unsigned long cf_mcontext_caller(const struct pt_regs *regs,
				 unsigned long target)
{
	unsigned long lr = regs->regs[LR];
	unsigned long frame[2], code;

	if (regs->pc == target)
		return lr;
	if (cf_peek(regs->regs[FP], frame, 2) && frame[1] == lr)
		return 0;
	if (!cf_peek(lr - sizeof(code), &code, 1))
		return 0;
	return regs->pc - cf_insn_call_target(code >> 32, lr - 4) <
	       CF_LEAF_MAX ? lr : 0;
}

unsigned int cf_mcontext_dump(const struct pt_regs *regs, unsigned long *out)
{
	memcpy(out, regs->regs, sizeof(regs->regs));
	out[31] = regs->sp;
	out[32] = regs->pc;
	out[33] = regs->pstate;
	return 34;
}

const char *const cf_mcontext_names[] = {
	"x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10",
	"x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20",
	"x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30",
	"sp", "pc", "pstate",
};
