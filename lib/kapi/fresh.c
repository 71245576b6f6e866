// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What memory holds that nobody has written: the heap's is filled when it is
 * handed out (heap.c), the stack's just before a driver is called. Kernel-side.
 */
#include "fresh.h"

/* Configuration, not state: a restore keeps it. */
unsigned char cf_heap_fill = 0xa5;
int cf_stack_fill = -1;
unsigned long cf_stack_below = 8192;	/* a kernel stack has twice as much */
