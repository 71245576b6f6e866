/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What must be the same behind a call as before it, in words. Host-side. */
#ifndef CF_BALANCE_H
#define CF_BALANCE_H

struct cf_balance;

/** struct cf_unbalanced - "locks held 1, was 0; ..." */
struct cf_unbalanced {
	char text[512];
};

/**
 * cf_unbalanced() - Compare the calling task with what it was.
 * @with_memory: heap and open files too
 * @out: "" when nothing differs
 *
 * Return: 1 or 0.
 */
int cf_unbalanced(const struct cf_balance *then, int with_memory,
		  struct cf_unbalanced *out);

#endif
