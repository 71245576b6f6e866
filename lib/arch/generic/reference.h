/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the routines of every architecture (cf_arch.h) do, in plain C.
 *
 * The user side of each is ordinary memory here, of which only the first
 * @good bytes count as accessible: byte @good is where the fault is. What the
 * real routine leaves in memory and returns must be the same, byte for byte.
 * Builtin types only. Both sides.
 */
#ifndef CF_REFERENCE_H
#define CF_REFERENCE_H

/**
 * cf_reference_copy() - Either direction: the bytes before the fault arrive, in
 * order, and no other.
 *
 * Return: R1 residue.
 */
unsigned long cf_reference_copy(unsigned char *to, const unsigned char *from,
				unsigned long n, unsigned long good);

/** cf_reference_clear() - The bytes before the fault become 0. Return: R1 residue. */
unsigned long cf_reference_clear(unsigned char *to, unsigned long n,
				 unsigned long good);

/** cf_reference_get() - All @size bytes, or zeroes. Return: R2. 0 or -EFAULT (14). */
long cf_reference_get(unsigned char *value, const unsigned char *from,
		      unsigned long size, unsigned long good);

/** cf_reference_put() - All @size bytes or none. Return: R2. 0 or -EFAULT (14). */
long cf_reference_put(unsigned char *to, const unsigned char *value,
		      unsigned long size, unsigned long good);

/**
 * cf_reference_strncpy() - Up to the NUL, or @max bytes.
 *
 * A string is read in words from its start, as long as they are within @max
 * and accessible: what follows the NUL in such a word arrives as zeroes.
 *
 * Return: length without NUL, @max when there is none, or -EFAULT (14).
 */
long cf_reference_strncpy(unsigned char *to, const unsigned char *from,
			  unsigned long max, unsigned long good);

/**
 * cf_reference_strnlen() - Length with NUL.
 * @skip: bytes of the first aligned word that are before the string
 *
 * Reading ends with the aligned word that holds byte @max - 1: a NUL in the
 * rest of it still counts.
 *
 * Return: that, @max + 1 when there is no NUL, 0 on a fault.
 */
long cf_reference_strnlen(const unsigned char *from, unsigned long max,
			  unsigned long good, unsigned long skip);

/* Which copy, and which side of it ends. */
enum cf_reference_side {
	CF_REFERENCE_FROM,
	CF_REFERENCE_TO,
	CF_REFERENCE_IN_READ,
	CF_REFERENCE_IN_WRITE,
};

/**
 * struct cf_reach - how far a copy gets
 * @stored:  bytes that are at their place
 * @residue: what it returns; may be more than @n - @stored
 */
struct cf_reach {
	unsigned long stored;
	unsigned long residue;
};

/**
 * cf_reference_reach() - How far the copy of this architecture and variant gets.
 * @to, @from: addresses as the instructions see them: alignment may decide
 * @good:      accessible bytes of the side that ends
 */
struct cf_reach cf_reference_reach(enum cf_reference_side side,
				   unsigned long to, unsigned long from,
				   unsigned long n, unsigned long good);

#endif
