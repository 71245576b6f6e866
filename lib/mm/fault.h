/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * From the host's signal handler into the simulated machine's fault handler.
 * Both sides, private to lib.
 */
#ifndef CF_FAULT_PRIVATE_H
#define CF_FAULT_PRIVATE_H

#include <cf_oops.h>

struct pt_regs;

/**
 * do_page_fault() - Resolve a fault, as the kernel would.
 * @regs:       of the interrupted context; ip changes when a fixup is taken
 * @error_code: as the processor gave it
 * @address:    that faulted; meaningless when @is_gp
 * @is_gp:      a protection fault without an address
 * @reason:     out, when 0 is returned: what kind of oops this is
 *
 * Context: fault handler.
 * Return: 1 go on with @regs, 0 oops.
 */
int do_page_fault(struct pt_regs *regs, unsigned long error_code,
		  unsigned long address, int is_gp,
		  enum cf_oops_reason *reason);

/** cf_fault_is_ours() - Does this fault belong to the simulated kernel? Context: fault handler. */
int cf_fault_is_ours(unsigned long ip, unsigned long address);

#endif
