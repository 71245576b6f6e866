/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The end of a run that the kernel would not have survived. Seen by both sides.
 */
#ifndef CF_OOPS_H
#define CF_OOPS_H

#define CF_OOPS_FRAMES 24
#define CF_OOPS_REGS 36		/* room for those of any architecture */

enum cf_oops_reason {
	CF_OOPS_NULL,		/* fault below one page: NULL dereference */
	CF_OOPS_ERR_PTR,	/* fault in the last page: an ERR_PTR dereferenced */
	CF_OOPS_USER_DEREF,	/* user memory touched outside uaccess */
	CF_OOPS_KERNEL_SIDE,	/* the kernel side of a user copy is bad */
	CF_OOPS_PAGE,		/* any other address without a mapping */
	CF_OOPS_GP,		/* non-canonical address */
	CF_OOPS_STACK,		/* stack overflow */
	CF_OOPS_DIVIDE,
	CF_OOPS_OPCODE,
	CF_OOPS_BUG,		/* BUG(), BUG_ON() */
	CF_OOPS_HEAP,		/* redzone or freed memory overwritten, bad kfree */
	CF_OOPS_STRING,		/* without a NUL, read on behind its end */
	CF_OOPS_LOCK,		/* self-deadlock, unlock of a lock not held */
	CF_OOPS_DEADLOCK,	/* tasks that wait for each other's locks */
	CF_OOPS_ESCAPE,		/* left the simulated kernel: see cf_guard.h */
	CF_OOPS_HANG,		/* out of fuel, or asleep with nobody to wake it */
	CF_OOPS_SANITIZER,	/* what a sanitizer reported */
	CF_OOPS_REASON_COUNT,
};

/**
 * struct cf_oops - what is known when a run ends badly
 * @reason:  enum cf_oops_reason
 * @write:   the access was a write
 * @address: that was touched, or 0
 * @ip:      instruction, or the caller of BUG() and the like
 * @text:    a sentence for people; static or in the arena; may be NULL
 * @also:    where the other task of a deadlock waits; 0: nowhere
 * @nframes: entries of @frame
 * @frame:   return addresses, innermost first, frame[0] is @ip
 * @nregs:   entries of @regs; 0: no trap told them
 * @regs:    general registers as the machine has them, arch order
 */
struct cf_oops {
	enum cf_oops_reason reason;
	int write;
	unsigned long address;
	unsigned long ip;
	const char *text;
	unsigned long also;
	unsigned int nframes;
	unsigned long frame[CF_OOPS_FRAMES];
	unsigned int nregs;
	unsigned long regs[CF_OOPS_REGS];
};

const char *cf_oops_reason_name(enum cf_oops_reason reason);

/**
 * cf_oops_raise() - Kernel-side code found that it cannot go on.
 * @reason: why
 * @text:   a sentence, no newline; copied
 *
 * Ends the run: the handler of cf_oops_handle() is called and never returns.
 * Context: kernel-side, not the fault handler.
 */
void cf_oops_raise(enum cf_oops_reason reason, const char *text)
	__attribute__((noreturn));

/* Set by who judges: a copy that the compiler knows not to fit is an oops too. */
extern int cf_overflow_is_fatal;

/** cf_oops_raise_also() - Likewise, and @also is a return address in the other task. */
void cf_oops_raise_also(enum cf_oops_reason reason, const char *text,
			unsigned long also) __attribute__((noreturn));

/**
 * cf_oops_handle() - Say who is told of an oops.
 * @handler: must not return; NULL restores the default, which prints the oops
 *           with its backtrace and file:line on stderr and exits with 139
 *
 * Runs on a stack of its own in ordinary context, not in the signal handler.
 */
void cf_oops_handle(void (*handler)(const struct cf_oops *oops));

/** cf_oops_print() - The message of the default handler. @fd: host descriptor. */
void cf_oops_print(const struct cf_oops *oops, int fd);

/*
 * Fuel bounds a run without a clock: a user access, a lock operation, a sleep
 * and a schedule each burn one. At zero the run is a hang.
 */
void cf_fuel_set(unsigned long fuel);	/* 0: no bound */
void cf_fuel_burn(void);

#endif
