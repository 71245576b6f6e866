/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the user copies of aarch64 are not what one would expect: nowhere, here.
 * Linux's own give back up to 15 accessible bytes as not copied where a fault
 * stops a long copy; ours are exact, which that contract allows as well. Seen
 * by both sides.
 */
#ifndef CF_QUIRKS_H
#define CF_QUIRKS_H

/* Accessible bytes that cf_arch_clear_user() may leave and give back, at most. */
#define CF_ARCH_CLEAR_SLACK 0

static inline unsigned long cf_arch_copy_length(unsigned long n)
{
	return n;
}

#endif
