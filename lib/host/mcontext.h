/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every architecture folder provides to the signal handler: decode and
 * change a machine context (lib/arch/ARCH/mcontext.c). Host-side, private to
 * lib.
 */
#ifndef CF_MCONTEXT_H
#define CF_MCONTEXT_H

struct pt_regs;

/**
 * struct cf_trap - what the processor said
 * @error_code: as it gave it
 * @is_gp:      a protection fault without an address (non-canonical)
 * @is_write:   the access was a write
 */
struct cf_trap {
	unsigned long error_code;
	int is_gp;
	int is_write;
};

/** cf_mcontext_load() - From a ucontext_t. Context: fault handler. */
void cf_mcontext_load(struct pt_regs *regs, struct cf_trap *trap,
		      const void *context);

/** cf_mcontext_store() - Back into it: ip, sp, frame and user pointers. */
void cf_mcontext_store(void *context, const struct pt_regs *regs);

/** cf_mcontext_restore() - Back into it: every register that it holds. */
void cf_mcontext_restore(void *context, const struct pt_regs *regs);

/** cf_mcontext_call() - Make the context go on in @entry on another stack. */
void cf_mcontext_call(struct pt_regs *regs, void *stack, unsigned long size,
		      void (*entry)(void));

/**
 * cf_mcontext_frame() - Frame pointer: the address of a pair of words, the
 * caller's frame and the return address.
 */
unsigned long cf_mcontext_frame(const struct pt_regs *regs);

/**
 * cf_mcontext_caller() - Where a function that has made no frame returns to.
 *
 * It need not be true: a function that has a frame has another return address,
 * so this one counts only when it is that of a jump (the context is at
 * @target, which cannot be executed) or follows a call of the function that
 * the context is in.
 *
 * Context: fault handler.
 * Return: the return address, or 0 when nothing proves it.
 */
unsigned long cf_mcontext_caller(const struct pt_regs *regs,
				 unsigned long target);

/**
 * cf_mcontext_dump() - The registers in the order of cf_mcontext_names.
 *
 * Return: how many, at most CF_OOPS_REGS.
 */
unsigned int cf_mcontext_dump(const struct pt_regs *regs, unsigned long *out);

extern const char *const cf_mcontext_names[];

/* For the architecture to use: */

#define CF_LEAF_MAX 4096	/* bytes of a function that makes no frame */

/** cf_peek() - Read words of the process that may not be there. Return: 1 or 0. Context: fault handler. */
int cf_peek(unsigned long addr, unsigned long *out, int count);

#endif
