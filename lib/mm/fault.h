/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * From the host's signal handler into the simulated machine's fault handler.
 * Both sides, private to lib.
 */
#ifndef CF_FAULT_PRIVATE_H
#define CF_FAULT_PRIVATE_H

#include <cf_oops.h>

struct pt_regs;

/* How the interrupted context is to go on. */
enum cf_fault_outcome {
	CF_FAULT_OOPS,
	CF_FAULT_RESUME,	/* where @regs say */
	CF_FAULT_SERVICE,	/* there, after cf_fault_service() */
};

/**
 * do_page_fault() - Resolve a fault, as the kernel would.
 * @regs:       of the interrupted context; ip changes when a fixup is taken
 * @error_code: as the processor gave it
 * @address:    that faulted; meaningless when @is_gp
 * @is_gp:      a protection fault without an address
 * @reason:     out, with CF_FAULT_OOPS: what kind of oops this is
 *
 * Context: fault handler.
 */
enum cf_fault_outcome do_page_fault(struct pt_regs *regs,
				    unsigned long error_code,
				    unsigned long address, int is_gp,
				    enum cf_oops_reason *reason);

/**
 * cf_fault_service() - Service the fault of the access that is running.
 *
 * Context: ordinary, of the task that faulted; may sleep.
 */
void cf_fault_service(void);

/** cf_fault_is_ours() - Does this fault belong to the simulated kernel? Context: fault handler. */
int cf_fault_is_ours(unsigned long ip, unsigned long address);

#endif
