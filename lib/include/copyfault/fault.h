/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arm a fault from a test: one line of text says which user copy stops, at
 * which byte and how. The language is described in doc/fault-expressions.md.
 * Host-side, public.
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
