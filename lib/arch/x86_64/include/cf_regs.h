/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The registers of an interrupted x86_64 context, by their kernel names, and
 * the trap that interrupted it. Seen by both sides.
 */
#ifndef CF_REGS_H
#define CF_REGS_H

struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx;
	unsigned long r11, r10, r9, r8;
	unsigned long ax, cx, dx, si, di;
	unsigned long orig_ax;
	unsigned long ip, cs, flags, sp, ss;
};

/* Page fault error code, as the processor gives it. */
enum {
	X86_PF_PROT = 1,	/* the page was there, the access was not allowed */
	X86_PF_WRITE = 2,
	X86_PF_USER = 4,
	X86_PF_INSTR = 16,
};

/* Strings go down; C functions begin with it clear. */
#define X86_FLAGS_DF 0x400UL

/* Trap numbers. */
enum {
	X86_TRAP_DE = 0,
	X86_TRAP_UD = 6,
	X86_TRAP_GP = 13,
	X86_TRAP_PF = 14,
};

static inline unsigned long cf_regs_ip(const struct pt_regs *regs)
{
	return regs->ip;
}

static inline unsigned long cf_regs_sp(const struct pt_regs *regs)
{
	return regs->sp;
}

static inline int cf_regs_is_write(unsigned long error_code)
{
	return !!(error_code & X86_PF_WRITE);
}

#endif
