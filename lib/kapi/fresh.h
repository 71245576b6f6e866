/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What fresh memory holds. Kernel-side. */
#ifndef CF_FRESH_H
#define CF_FRESH_H

#include <linux/compiler.h>
#include <linux/string.h>

/* Set by who judges, before a run. */
extern unsigned char cf_heap_fill;
extern int cf_stack_fill;		/* -1: the stack is left as it is */
extern unsigned long cf_stack_below;	/* bytes of it that are filled */

/*
 * Fill the stack below, where a driver's operation is called next. Its first
 * frame begins right below the caller's, so no call may lie between: an array
 * of variable length, given back at the end of its scope.
 */
static __always_inline void cf_stack_paint(void)
{
	if (unlikely(cf_stack_fill >= 0)) {
		unsigned char below[cf_stack_below];

		memset(below, cf_stack_fill, sizeof(below));
		barrier_data(below);
	}
}

#endif
