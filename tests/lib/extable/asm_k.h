/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A driver with its own uaccess. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_EXTABLE_ASM_K_H
#define TESTS_LIB_EXTABLE_ASM_K_H

/* Load, store: 0 or -EFAULT; the pointer is a user number as it is. */
int k_asm_load(unsigned int *value, unsigned long user);
int k_asm_store(unsigned int value, unsigned long user);

/* Plain code, no entry. */
unsigned int k_plain_load(unsigned long address);

/* By way of the uaccess API. */
unsigned long k_copy_back(unsigned int *value, unsigned long user);

#endif
