// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What an x86 exception table entry means: whether this fault is one that
 * the entry repairs, and which register holds the user pointer. Kernel-side.
 */
#include <cf_extable.h>
#include <cf_quirks.h>
#include <cf_regs.h>

/*
 * A general protection fault brings no address; the user pointer itself must
 * be the bad one.
 */
static int user_side_faulted(int type, const struct pt_regs *regs,
			     unsigned long error_code, int is_gp)
{
	int write = cf_regs_is_write(error_code);

	switch (type) {
	case EX_TYPE_DEFAULT:
	case EX_TYPE_UBOTH:
		return 1;
	case EX_TYPE_UREAD:
		return is_gp ? cf_arch_is_bad_operand(regs->si) : !write;
	case EX_TYPE_UWRITE:
		return is_gp ? cf_arch_is_bad_operand(regs->di) : write;
	}
	return 0;
}

int cf_extable_repairs(const struct cf_extable_entry *entry,
		       const struct pt_regs *regs, unsigned long error_code,
		       int is_gp)
{
	return entry &&
	       user_side_faulted(entry->type, regs, error_code, is_gp);
}

int cf_extable_fix(const struct cf_extable_entry *entry, struct pt_regs *regs,
		   unsigned long error_code, int is_gp)
{
	if (!cf_extable_repairs(entry, regs, error_code, is_gp))
		return 0;
	regs->ip = cf_extable_fixup(entry);
	return 1;
}

void cf_extable_aim(const struct cf_extable_entry *entry,
		    struct pt_regs *regs, unsigned long delta)
{
	if (entry->type == EX_TYPE_UWRITE)
		regs->di += delta;
	else
		regs->si += delta;
}
