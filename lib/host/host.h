/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Between the files of lib/host. Host-side, private to lib. */
#ifndef CF_HOST_PRIVATE_H
#define CF_HOST_PRIVATE_H

#include <cf_oops.h>

struct pt_regs;

/** cf_signals_boot() - Install the fault handlers. Return: R2. 0 or -errno. */
int cf_signals_boot(void);

/** cf_signals_are_ours() - Are the fault handlers still installed? */
int cf_signals_are_ours(void);

/** cf_oops_deliver() - Tell the handler of cf_oops_handle(). Never returns. */
void cf_oops_deliver(const struct cf_oops *oops) __attribute__((noreturn));

/**
 * cf_service_enter() - Make a context go on in cf_fault_service(), on its stack.
 *
 * Context: fault handler.
 */
void cf_service_enter(struct pt_regs *regs);

/**
 * cf_service_returns() - Is this trap the end of cf_fault_service()?
 * @regs: of the trap; out: all registers of the instruction that faulted
 *
 * Context: fault handler.
 */
int cf_service_returns(struct pt_regs *regs);

/** cf_backtrace() - Append return addresses, from a frame pointer on. */
void cf_backtrace(struct cf_oops *to, unsigned long frame);

/**
 * cf_module_segments() - Writable memory of a driver that was dlopened.
 * @index: which; see the result
 *
 * Return: 1 and the segment, or 0 past the last.
 */
int cf_module_segments(int index, void **start, unsigned long *size);

#endif
