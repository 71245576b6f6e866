/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every architecture folder provides to the signal handler: decode and
 * change a machine context. Host-side, private to lib.
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

/** cf_mcontext_call() - Make the context go on in @entry on another stack. */
void cf_mcontext_call(struct pt_regs *regs, void *stack, unsigned long size,
		      void (*entry)(void));

/** cf_mcontext_frame() - Frame pointer: [frame] caller's frame, [frame + 8] return address. */
unsigned long cf_mcontext_frame(const struct pt_regs *regs);

/**
 * cf_mcontext_is_call() - Does a direct call of the function at @ip end here?
 * @code: the 8 bytes before @end
 * @end:  return address of that call, if it is one
 * @ip:   somewhere in the called function
 */
int cf_mcontext_is_call(unsigned long code, unsigned long end,
			unsigned long ip);

/** cf_mcontext_dump() - The registers in the order of cf_mcontext_names. */
void cf_mcontext_dump(const struct pt_regs *regs, unsigned long out[18]);

extern const char *const cf_mcontext_names[18];

#endif
