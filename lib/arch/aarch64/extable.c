// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What an aarch64 exception table entry means. Every instruction touches one
 * side only (user.h), so an entry of a user access repairs each fault of its
 * instruction. There are no faults without an address. Kernel-side.
 */
#include <cf_arch.h>
#include <cf_extable.h>
#include <cf_regs.h>

int cf_extable_repairs(const struct cf_extable_entry *entry,
		       const struct pt_regs *regs, unsigned long error_code,
		       int is_gp)
{
	return entry && entry->type != EX_TYPE_NONE;
}

int cf_extable_fix(const struct cf_extable_entry *entry, struct pt_regs *regs,
		   unsigned long error_code, int is_gp)
{
	if (!cf_extable_repairs(entry, regs, error_code, is_gp))
		return 0;
	regs->pc = cf_extable_fixup(entry);
	return 1;
}

void cf_extable_aim(const struct cf_extable_entry *entry,
		    struct pt_regs *regs, unsigned long delta)
{
	regs->regs[entry->type == EX_TYPE_UWRITE ? 0 : 1] += delta;
}

unsigned long cf_arch_clear_reach(unsigned long n, unsigned long k)
{
	return k;
}
