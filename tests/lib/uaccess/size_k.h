/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of size*_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_SIZE_K_H
#define TESTS_LIB_UACCESS_SIZE_K_H

/**
 * struct size_case - a copy of @n bytes between a buffer of 8 and user memory
 * @result:  what the call gave
 * @touched: the buffer is not what it was
 */
struct size_case {
	unsigned long user, n;
	long result;
	int touched;
};

/* 6.1: each primitive that has check_copy_size(). */
void size61_from(struct size_case *c);
void size61_to(struct size_case *c);
void size61_from_iter(struct size_case *c);
void size61_from_iter_nocache(struct size_case *c);
void size61_from_iter_full(struct size_case *c);
void size61_to_iter(struct size_case *c);
void size61_struct(struct size_case *c);

/* Sizes without a buffer that the compiler knows. */
unsigned long size54_to(unsigned long user, const void *from, unsigned long n);
unsigned long size26_to(unsigned long user, const void *from, unsigned long n);
unsigned long size26_from(void *to, unsigned long user, unsigned long n);
unsigned long size24_from(void *to, unsigned long user, unsigned long n);

#endif
