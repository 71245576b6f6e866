/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * cf_context() without a call, for the paths that every user copy takes.
 * Kernel-side, private to lib.
 */
#ifndef CF_CONTEXT_PRIVATE_H
#define CF_CONTEXT_PRIVATE_H

#include <cf_context.h>

struct task_struct;

/* Its first member is the context. NULL in a thread that never asked. */
extern __thread struct task_struct *cf_running
	__attribute__((visibility("hidden")));

static inline struct cf_context *cf_context_now(void)
{
	struct cf_context *context = (struct cf_context *)cf_running;

	return __builtin_expect(!!context, 1) ? context : cf_context();
}

#endif
