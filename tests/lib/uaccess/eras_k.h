/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of eras*_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_ERAS_K_H
#define TESTS_LIB_UACCESS_ERAS_K_H

/* 2.0: no call of it can fail but the first. */
int k20_verify(int write, unsigned long user, unsigned long n);
void k20_copy(void *kernel, unsigned long user, unsigned long n, int to_user);
unsigned int k20_get_put(unsigned long user);

/* 2.2 */
long k22_copy_from_user(void *kernel, unsigned long user, unsigned long n);
int k22_ret(unsigned long user);

/* 5.5: an unchecked copy of 10 bytes; copy_in_user() */
long k55_from_10(void *kernel, unsigned long user);
long k55_to_10(unsigned long user, const void *kernel);
long k55_in_user(unsigned long to, unsigned long from, unsigned long n);

/* 4.11: __copy_from_user() of @n bytes */
long k411_from(void *kernel, unsigned long user, unsigned long n);

/* 6.1 */
void k61_object(void *arg);
void k61_null(void *arg);
void k61_code(void *arg);
void k61_unsafe_outside(void *arg);
unsigned long k61_once(unsigned long user);
unsigned long k61_too_small(unsigned long user, unsigned long n);
long k61_pin(unsigned long user, int write, int nr);
long k61_kernel_nofault(unsigned long addr);
long k61_number(unsigned long user, unsigned long n, unsigned int *value);

#endif
