/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Kernel-side code that faults. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_MM_FAULT_K_H
#define TESTS_LIB_MM_FAULT_K_H

/* Touch memory as ordinary code does. */
int k_load(const void *from);
extern const int k_load_line;	/* where it does */
void k_store(void *to);
void k_call(void *function);
int k_divide(int by);
void k_trap(void);
void k_bug(void);
int k_recurse(int depth);

#endif
