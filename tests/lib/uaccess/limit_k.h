/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of limit_k.c and limit26_k.c. Seen by both sides. */
#ifndef TESTS_LIB_UACCESS_LIMIT_K_H
#define TESTS_LIB_UACCESS_LIMIT_K_H

int k_access_ok(unsigned long addr, unsigned long size);

/* As a 2.6.10 driver writes them. */
int k26_access_ok(int write, unsigned long addr, unsigned long size);
int k26_verify_area(int write, unsigned long addr, unsigned long size);
void k26_open_limit(void);
void k26_close_limit(void);
int k26_limit_is_kernel(void);
long k26_strlen_user(unsigned long addr);
unsigned long k26_copy_from_user(void *to, unsigned long from,
				 unsigned long n);
unsigned long k26_copy_to_user(unsigned long to, const void *from,
			       unsigned long n);

#endif
