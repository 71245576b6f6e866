/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Exception tables: which instructions may fault, and where execution goes on
 * when they do. Seen by both sides and by assembly files.
 */
#ifndef CF_EXTABLE_H
#define CF_EXTABLE_H

/*
 * Types: which fault of the instruction an entry repairs.
 *   NONE     none: the kernel side of a user copy, where a fault is an oops
 *   DEFAULT  any
 *   UREAD    only of the side that reads user memory. The user pointer is in
 *            the first index register (x86: rsi, aarch64: x1); a fault of the
 *            kernel side, the write, is an oops
 *   UWRITE   only of the side that writes user memory (x86: rdi, aarch64: x0)
 *   UBOTH    either side is user memory
 */
#define EX_TYPE_NONE	0
#define EX_TYPE_DEFAULT	1
#define EX_TYPE_UREAD	2
#define EX_TYPE_UWRITE	3
#define EX_TYPE_UBOTH	4

#ifndef __ASSEMBLER__

/* All three are relative to their own address, but type. */
struct cf_extable_entry {
	int insn;
	int fixup;
	int type;
};

struct pt_regs;

static inline unsigned long
cf_extable_insn(const struct cf_extable_entry *entry)
{
	return (unsigned long)&entry->insn + entry->insn;
}

static inline unsigned long
cf_extable_fixup(const struct cf_extable_entry *entry)
{
	return (unsigned long)&entry->fixup + entry->fixup;
}

/**
 * cf_extable_register() - Add the table of one loaded object.
 * @start: first entry; sorted in place, so it must be writable
 * @end:   past the last
 *
 * A table that is registered already is left alone.
 *
 * Context: host thread or kernel-side, not concurrent with faults.
 * Return: R2. 0, or -ENOSPC (28) when there are too many tables.
 */
int cf_extable_register(struct cf_extable_entry *start,
			struct cf_extable_entry *end);

/** cf_extable_unregister() - Forget the table that starts at @start. */
void cf_extable_unregister(struct cf_extable_entry *start);

/**
 * cf_extable_search() - The entry for an instruction address.
 *
 * Context: any, fault handler.
 * Return: R3.
 * Source: linux v6.1 kernel/extable.c, search_exception_tables()
 */
const struct cf_extable_entry *cf_extable_search(unsigned long ip);

/**
 * cf_extable_repairs() - Is this fault one that the entry repairs?
 *
 * Arguments as of cf_extable_fix(). Context: fault handler.
 * Return: 1 or 0.
 */
int cf_extable_repairs(const struct cf_extable_entry *entry,
		       const struct pt_regs *regs, unsigned long error_code,
		       int is_gp);

/**
 * cf_extable_fix() - May this fault be repaired, and if so do it.
 * @entry:      found by cf_extable_search(); may be NULL
 * @regs:       ip is set to the fixup on success
 * @error_code: of the processor; page faults only
 * @is_gp:      a general protection fault: there is no address
 *
 * The decision is the architecture's. Context: fault handler.
 * Return: 1 repaired, 0 not: the kernel side is bad.
 */
int cf_extable_fix(const struct cf_extable_entry *entry, struct pt_regs *regs,
		   unsigned long error_code, int is_gp);

/**
 * cf_extable_aim() - Shift the user pointer of a faulting instruction.
 * @delta: added to the user-side index register
 *
 * Context: fault handler.
 */
void cf_extable_aim(const struct cf_extable_entry *entry,
		    struct pt_regs *regs, unsigned long delta);

#endif
#endif
