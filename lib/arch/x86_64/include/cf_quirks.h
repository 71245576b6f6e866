/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the user copies of x86_64 are not what one would expect. Every
 * architecture folder has this file. Seen by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* Accessible bytes that cf_arch_clear_user() may leave and give back, at most. */
#define CF_ARCH_CLEAR_SLACK 7

/*
 * The copy routines take the length in a 32-bit register: of 4 GiB or more
 * the rest of a division by 4 GiB is copied, and success is what they report.
 */
static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return (unsigned int)n;
}

#endif
