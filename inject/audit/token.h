/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Replay tokens: one run of a sweep, in words that outlive an edit of the
 * driver. Host-side.
 *
 *   scull/scull_read/copy_to_user:1#1 midcopy@37 | read(/dev/scull0, 4096)#2 | 9a0b77c2
 *
 * Fault, call, driver. The site is named by function, primitive and ordinal
 * in the function, never by line. Its occurrence counts inside of the call,
 * and the call among those that look alike, for both depend on less than a
 * count over the whole workload does. The first digits of the driver's digest
 * tell whether it is the driver that it was. A pair of faults has two couples
 * of fault and call, with " ; " between them. An attack stands where a fault
 * does:
 *
 *   arg=kernel | ioctl(/dev/scull0, SCULL_IOCSQUANTUM)#1 | 9a0b77c2
 */
#ifndef CF_TOKEN_H
#define CF_TOKEN_H

#include "sweep.h"

#define CF_TOKEN_MAX 2048

/**
 * cf_token_make() - Name a run of the plan.
 * @token: CF_TOKEN_MAX bytes
 *
 * Return: R2. 0, -EINVAL (no valid fault), -ENOSPC.
 */
int cf_token_make(const struct cf_sweep *sweep, unsigned long run, char *token);

/**
 * cf_token_parse() - The faults that a token, or a fault expression, means here.
 * @fault: CF_PLAN_FAULTS of them
 * @count: out
 *
 * What is wrong is printed on stderr; that the driver is another than it was,
 * too, but it is no error.
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_token_parse(const struct cf_sweep *sweep, const char *token,
		   struct cf_fault *fault, int *count);

/**
 * cf_token_parse_attack() - The attack that a token means here.
 * @is_attack: out: 0 the token is not of an attack
 *
 * Return: R2. 0 or -EINVAL, with a message.
 */
int cf_token_parse_attack(const struct cf_sweep *sweep, const char *token,
			  struct cf_attack *attack, int *is_attack);

/** cf_faults_format() - Expressions, with "; " between them. Return: R2. 0, -EINVAL, -ENOSPC. */
int cf_faults_format(const struct cf_fault *fault, int count, char *text,
		     size_t size);

#endif
