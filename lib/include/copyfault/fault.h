/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arm a fault from a test: one line of text says which user copy stops, at
 * which byte and how. The language is described in doc/fault-expressions.md.
 * cf_arm() and cf_disarm() are for tests, and fail them; the others return
 * what went wrong. Host-side, public.
 */
#ifndef COPYFAULT_FAULT_H
#define COPYFAULT_FAULT_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_inject_start() - Obey the environment that fiu-run set up.
 *
 * Reads FIU_ENABLE, FIU_CTRL_FIFO and CF_SEED. A rule that libfiu would pass
 * over in silence is printed with what was expected, and the process exits
 * with status 2: a test that ignores a result must not pass. At exit, a rule
 * that was armed and never fired is a message and status 2 as well.
 * Call it once, when the drivers that are linked in are registered, which
 * main() always finds true. Later calls do nothing.
 *
 * Context: host thread, before the first user access.
 * Return: R2. 0, or -ENOMEM.
 */
int cf_inject_start(void);

/**
 * cf_arm() - Arm this one fault; any other is disarmed.
 * @format: as printf: a fault expression
 *
 * Occurrences count from this call on.
 *
 * Context: host thread; no user access may be running. Fails the running test
 * when it is no fault expression, or speaks of a driver, function or primitive
 * that nobody linked in has: the message says what was seen and what would do.
 */
void cf_arm(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * cf_disarm() - Disarm all faults, and make bad bytes good again.
 *
 * Later messages of the test still name what was armed, as "after fault".
 *
 * Context: host thread; no user access may be running.
 */
void cf_disarm(void);

/**
 * struct cf_fault_counters - what faults have done so far
 * @armed:    faults that are armed now
 * @reached:  accesses that the armed ones match, since they were armed
 * @fired:    of these, how many were stopped
 * @taken:    page faults that user copies took, in this process, for any reason
 * @serviced: of @taken, those that brought an absent page in
 * @repaired: of @taken, those that ended at a fixup: the copy was short
 */
struct cf_fault_counters {
	unsigned long armed;
	unsigned long reached;
	unsigned long fired;
	unsigned long taken;
	unsigned long serviced;
	unsigned long repaired;
};

/**
 * cf_fault_count() - Read all counters.
 * @counters: out
 *
 * Context: any host thread.
 */
void cf_fault_count(struct cf_fault_counters *counters);

/**
 * cf_fault_arm() - Arm one more fault.
 * @expr: fault expression, like "scull_write/copy_from_user#2 midcopy@37"
 *
 * Up to 16 are armed at once; when several want the same access, the one that
 * was armed first has it. Occurrences count from this call on. When it fails
 * nothing has changed, and cf_fault_error() says why.
 *
 * Context: host thread; no user access may be running.
 * Return: R2. 0, -EINVAL (not an expression), -ENOENT (no site of a
 * registered driver matches), -ENOSPC (16 are armed).
 */
int cf_fault_arm(const char *expr);

/** cf_fault_disarm() - Disarm all faults and forget what they counted. */
void cf_fault_disarm(void);

/**
 * cf_fault_fired() - How often an armed fault really stopped an access.
 *
 * Since it was armed, all armed faults together. A fault that was asked for
 * but lay beyond the end of the copy has not fired.
 */
unsigned long cf_fault_fired(void);

/**
 * cf_fault_armed_text() - The armed faults as expressions, joined by "; ".
 *
 * Return: a string that lives until faults are armed or disarmed; "" for none.
 */
const char *cf_fault_armed_text(void);

/**
 * cf_fault_error() - A sentence on the last cf_fault_arm() that failed.
 *
 * Return: a string that lives until the next one; "" when the last succeeded.
 */
const char *cf_fault_error(void);

#ifdef __cplusplus
}
#endif

#endif
