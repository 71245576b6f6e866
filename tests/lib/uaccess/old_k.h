/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of old*_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_OLD_K_H
#define TESTS_LIB_UACCESS_OLD_K_H

/* __copy_from_user_inatomic() of 2.6.11, 2.6.20, 2.6.39 and 4.12. */
unsigned long old2611_inatomic(void *to, unsigned long user, unsigned long n);
unsigned long old2620_inatomic(void *to, unsigned long user, unsigned long n);
unsigned long old2639_inatomic(void *to, unsigned long user, unsigned long n);
unsigned long old412_inatomic(void *to, unsigned long user, unsigned long n);

/* 2.2: they change their @n, or return -77 from the caller. */
unsigned long old22_copy_user(unsigned long user, const void *from,
			      unsigned long n);
unsigned long old22_copy_user_zeroing(void *to, unsigned long user,
				      unsigned long n);
int old22_put_user_ret(unsigned long user);
int old22_copy_to_user_ret(unsigned long user);
int old22_copy_from_user_ret(unsigned long user);

/* 4.17 */
long old417_probe_kernel(void *to, unsigned long from, unsigned long n);
long old417_probe_user(void *to, unsigned long user, unsigned long n);
long old417_probe_address(unsigned long from);
long old417_strncpy(char *to, unsigned long from, long n);
int old417_section(unsigned long user);
int old417_fault_in(unsigned long user, int n, int write);

#endif
