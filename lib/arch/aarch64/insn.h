/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a few A64 instructions do. Host-side, private to lib/arch/aarch64. */
#ifndef CF_AARCH64_INSN_H
#define CF_AARCH64_INSN_H

/** cf_insn_is_write() - Does a load or store instruction write memory? Context: fault handler. */
int cf_insn_is_write(unsigned int insn);

/**
 * cf_insn_call_target() - Where a BL instruction at @at goes.
 *
 * Return: the address, or ~0UL when @insn is no BL. Context: fault handler.
 */
unsigned long cf_insn_call_target(unsigned int insn, unsigned long at);

#endif
