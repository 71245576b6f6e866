/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel's side of initialised.c. Seen by both sides. */
#ifndef INITIALISED_K_H
#define INITIALISED_K_H

/* Copy an object from kmalloc() to the user, all of it set. Return: residue. */
unsigned long leak_nothing(unsigned long user);

/* The same, but for byte 21 of 32. */
unsigned long leak_fresh_byte(unsigned long user);

/*
 * Copy @size bytes from the user to a fresh object, without zeroing what does
 * not come, and decide by byte @at. Return: 1 when it is 'u'.
 */
int look_after_copy(unsigned long user, unsigned long size, unsigned long at);

#endif
