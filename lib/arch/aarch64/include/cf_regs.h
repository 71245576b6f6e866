/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The registers of an interrupted aarch64 context, by their kernel names, and
 * the syndrome (ESR) of the trap that interrupted it. Seen by both sides.
 */
#ifndef CF_REGS_H
#define CF_REGS_H

struct pt_regs {
	unsigned long regs[31];
	unsigned long sp, pc, pstate;
};

/* Of the syndrome of a data abort: the class, and "write, not read". */
enum {
	ESR_ELx_EC_SHIFT = 26,
	ESR_ELx_EC_DABT_LOW = 0x24,
	ESR_ELx_WNR = 1 << 6,
};

static inline unsigned long cf_regs_ip(const struct pt_regs *regs)
{
	return regs->pc;
}

static inline unsigned long cf_regs_sp(const struct pt_regs *regs)
{
	return regs->sp;
}

static inline int cf_regs_is_write(unsigned long error_code)
{
	return !!(error_code & ESR_ELx_WNR);
}

#endif
