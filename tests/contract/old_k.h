/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Copies of a constant size as a driver of 2.4 makes them. Both sides. */
#ifndef TESTS_CONTRACT_OLD_K_H
#define TESTS_CONTRACT_OLD_K_H

/* Bit 0: to the user. Bit 1: without a range check. */
enum {
	OLD_TO = 1,
	OLD_UNCHECKED = 2,
	OLD_FORMS = 4,
};

/** k_old_copy() - Copy @n bytes, a constant there. Return: R1 residue, -1 for a size there is not. */
long k_old_copy(int form, void *kernel, unsigned long user, unsigned long n);

/** k_old_in_parts() - Is that copy made of single moves? */
int k_old_in_parts(int form, unsigned long n);

#endif
