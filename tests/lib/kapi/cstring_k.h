/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Strings in the kernel heap, and on its stack. Both sides: builtin types only. */
#ifndef TESTS_LIB_KAPI_CSTRING_K_H
#define TESTS_LIB_KAPI_CSTRING_K_H

/* Are the functions right about strings that end? 0, or the line of the first that is not. */
int cstring_sound(void);

/*
 * Of FETCHED letters without a NUL at a user address, copied to the stack: is a
 * string right that ends behind them, in other copies, or is another by now?
 */
#define FETCHED 8
int cstring_fetched(unsigned long uaddr);

/* It ends nowhere. @arg: that user address. */
void cstring_open(void *arg);

/* Each reads on where an object of the heap ends. */
void cstring_strlen(void *arg);
void cstring_strcpy(void *arg);
void cstring_strcmp(void *arg);
void cstring_strchr(void *arg);
void cstring_printf(void *arg);

#endif
