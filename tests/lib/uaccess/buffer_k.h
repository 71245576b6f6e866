/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of buffer_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_BUFFER_K_H
#define TESTS_LIB_UACCESS_BUFFER_K_H

long k_simple_read(unsigned long user, unsigned long count, long long *pos,
		   const void *from, unsigned long available);
long k_simple_write(void *to, unsigned long available, long long *pos,
		    unsigned long user, unsigned long count);

/* Duplicate with room for a NUL; 0 and what it is, or the error. */
long k_memdup(unsigned int prim, unsigned long user, unsigned long n,
	      void **copy);
void k_free(void *copy);

#endif
